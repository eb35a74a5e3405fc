import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Release } from '@cdktf/provider-helm/lib/release';

import type { LinkedApp } from './linked-app';

/** Labels, conditions and the like. */
export type Texts = Readonly<Record<string, string>>;
/** Metadata of a Kubernetes object. */
export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Texts;
  readonly annotations?: Texts;
}
/** A Kubernetes object. */
export interface Named {
  readonly metadata: Metadata;
}
/** A taint that a pod bears. */
export interface Toleration {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}
/** Where a path of an Ingress leads. */
export interface Backend {
  readonly service: { readonly name: string };
}
/** An Ingress. */
export interface Ingress extends Named {
  readonly spec: {
    readonly ingress_class_name: string;
    readonly rule: readonly {
      readonly host: string;
      readonly http: { readonly path: readonly { readonly backend: Backend }[] };
    }[];
  };
}
/** A Service. */
export interface Service extends Named {
  readonly spec: {
    readonly selector: Texts;
    readonly port: readonly { readonly port: number; readonly target_port: string }[];
  };
}
/** A Deployment. */
export interface Deployment extends Named {
  readonly spec: {
    readonly selector: { readonly match_labels: Texts };
    readonly template: { readonly metadata: { readonly labels: Texts }; readonly spec: Pod };
  };
}
/** The specification of a pod. */
export interface Pod {
  readonly node_selector: Texts;
  readonly toleration: readonly Toleration[];
  readonly priority_class_name: string;
  readonly service_account_name: string;
  readonly affinity: {
    readonly node_affinity: { readonly preferred_during_scheduling_ignored_during_execution: readonly Preference[] };
  };
  readonly container: readonly {
    readonly port: readonly { readonly name: string; readonly container_port: number }[];
  }[];
  readonly init_container: readonly { readonly env: readonly { readonly name: string; readonly value: string }[] }[];
  readonly volume: readonly { readonly config_map?: { readonly name: string } }[];
}
/** What a pod prefers of a node. */
export interface Preference {
  readonly preference: {
    readonly match_expressions: readonly { readonly key: string; readonly values: readonly string[] }[];
  };
}
/** An Auto Scaling group. */
export interface Group {
  readonly name: string;
  readonly tag: readonly { readonly key: string; readonly value: string; readonly propagate_at_launch: boolean }[];
  readonly mixed_instances_policy: {
    readonly launch_template: { readonly launch_template_specification: { readonly launch_template_id: string } };
  };
}
/** A pod identity association. */
export interface Association {
  readonly namespace: string;
  readonly service_account: string;
  readonly role_arn: string;
}
/** A statement of a policy. */
export interface Statement {
  readonly Sid: string;
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly StringEquals?: Texts };
}

/** A step of the chain, in words, and whether it holds. */
export type Link = readonly [string, boolean];

/** Whether all of `some` is in `all`. */
export const within = (some: Texts = {}, all: Texts = {}) =>
  Object.entries(some).every(([key, value]) => all[key] === value);
/** An annotation of the load balancer controller. */
export const annotation = ({ metadata }: Named, name: string) =>
  metadata.annotations?.[`alb.ingress.kubernetes.io/${name}`] ?? '';
/** One or several, as a list. */
export const list = (value: string | readonly string[] = []) => (typeof value === 'string' ? [value] : value);

/** The statements of a policy. */
export const statementsOf = (policy: string) =>
  (JSON.parse(policy) as { readonly Statement: readonly Statement[] }).Statement;

/** Values of the release of a chart. */
export function valuesOf(app: LinkedApp, chart: string): unknown {
  const release = app
    .all<{ readonly name: string; readonly values: readonly string[] }>('platform', Release)
    .find(({ name }) => name === chart);
  return JSON.parse(release?.values[0] ?? '{}');
}

/** A statement of the policies of a stack by its Sid. */
export function statement(app: LinkedApp, stack: string, sid: string): Statement | undefined {
  const policies = app.all<{ readonly policy: string }>(stack, IamRolePolicy);
  return policies.flatMap(({ policy }) => statementsOf(policy)).find(({ Sid }) => Sid === sid);
}
