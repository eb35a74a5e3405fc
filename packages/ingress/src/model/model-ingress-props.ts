import type { ITerraformDependable } from 'cdktf';

import type { IEndpoint } from '@spot-serving/core';
import type { modelServerPorts } from '@spot-serving/core/numbers';

import { balancesGrpc } from './balancer-room';

/** Where a load balancer delivers its access logs. */
export interface AccessLogs {
  /** Name of a bucket in the same region that lets load balancers write. */
  readonly bucketName: string;
  /** Prefix that its policy lets them write below, without slashes at its ends. */
  readonly prefix: string;
}

/** A name that load balancers of several regions answer to. */
export interface SharedHost {
  /** The name; gRPC clients reach a model one label below it. */
  readonly hostName: string;
  /** ARN of a certificate of this region for it, and for `*.<name>`. */
  readonly certificateArn: string;
}

/** The one load balancer of an endpoint, which the Ingresses of all its models describe alike. Hand all models the same object. */
export interface BalancerProps {
  /** Its group, name, certificate, and who may connect. */
  readonly endpoint: IEndpoint;
  /** A name that it answers to as well, as balancers of other regions do. @default none */
  readonly shared?: SharedHost;
  /** Subnets in two zones or more: public ones when internet-facing. @default the controller finds them by their role tags */
  readonly subnetIds?: readonly string[];
  /** ARN of the web ACL that looks at its requests, or `none` to let go of one. @default as it is */
  readonly webAclArn?: string;
  /** Where its access logs go; they say for each request what the client and the target saw. @default nowhere */
  readonly accessLogs?: AccessLogs;
  /** Seconds without a byte after which it closes a connection, 1 to 4000; longer than the longest request. @default 60 */
  readonly idleTimeoutSeconds?: number;
  /**
   * Whether AWS refuses to delete it. The controller then refuses to let go of any of its Ingresses, and changes none of the group while
   * one is being deleted: a model is removed in two applies, the first without protection.
   * @default false
   */
  readonly deletionProtection?: boolean;
}

/** Pods that answer for a model. */
export interface Backend {
  /** Name of their Service, in the namespace of the Ingresses, with the ports of `modelServerPorts`. It exists before the Ingresses do. */
  readonly service: string;
  /** Its share, relative to the sum of all: 0 to 999. At 0 it has targets, and no requests. */
  readonly weight: number;
}

/** Which model is reached, through which pods, and how long a request may take. */
export interface ModelIngressProps {
  /** The load balancer; the same object for all models. */
  readonly balancer: BalancerProps;
  /** Name of the model: a DNS label, as gRPC clients reach it at `<model>.<host name>`. */
  readonly model: string;
  /** Namespace of the Services, and of the Ingresses. */
  readonly namespace: string;
  /** Who answers, by weight; the first is the model's own, and is watched. One to five. */
  readonly backends: readonly Backend[];
  /** Longest request that is answered, seconds. */
  readonly longestRequestSeconds: number;
  /**
   * Seconds that the balancer waits for the requests of a target that leaves, up to 3600; at least the longest request. `DrainBudget` has
   * it.
   */
  readonly deregistrationDelaySeconds: number;
  /** Whether gRPC is reachable. @default true, unless the endpoint asks for a JWT: load balancers know no such action for gRPC */
  readonly grpc?: boolean;
  /** What must exist first: the Services of all backends, the controller. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/** A way to reach a model: a model's Services have the ports of ModelServer. */
export type Protocol = keyof typeof modelServerPorts;

/** Whether gRPC is reachable when nothing is said. */
export function reachesGrpc({ balancer, grpc }: Pick<ModelIngressProps, 'balancer' | 'grpc'>): boolean {
  return grpc ?? balancesGrpc(balancer.endpoint.authentication);
}
