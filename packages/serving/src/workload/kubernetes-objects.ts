import { join } from 'node:path';

import { Release } from '@cdktf/provider-helm/lib/release';
import { AssetType, type ITerraformDependable, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';

/** A Kubernetes object as `kubectl` would take it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: object;
  /** Of a Role. */
  readonly rules?: readonly object[];
  /** Of a RoleBinding. */
  readonly roleRef?: object;
  readonly subjects?: readonly object[];
}

/** Objects, and the release that holds them. */
export interface KubernetesObjectsProps {
  /** Name of the helm release, at most 53 characters. */
  readonly release: string;
  /** Namespace of the release. */
  readonly namespace: string;
  /** The objects, complete. */
  readonly objects: readonly KubernetesObject[];
  /** What must exist first. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/** Beside `src` and `dist` alike. */
const chart = join(__dirname, '..', '..', 'chart');

/**
 * Objects that the Terraform bindings cannot express, through one generic chart that prints its values: what a plan shows is what is made.
 *
 * `kubernetes_manifest` is no way out, for it asks the API server while it plans. The chart travels with the synthesized stack.
 */
export class KubernetesObjects extends Construct {
  /** What depends on the objects waits for this. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { release, namespace, objects, after = [] }: KubernetesObjectsProps) {
    super(scope, id);
    const { path } = new TerraformAsset(this, 'Chart', { path: chart, type: AssetType.DIRECTORY });
    const installed = new Release(this, 'Resource', {
      name: release,
      namespace,
      chart: path,
      values: [JSON.stringify({ objects })],
      atomic: true,
      maxHistory: 3,
      dependsOn: [...after],
    });
    this.ready = [installed];
  }
}
