import { clusterOf, type StackProviders } from './cluster-of';

/** Something in a stack that makes pods. */
export interface WatchedWorkload {
  readonly namespace: string;
  /** Name of a Deployment, or of a release. */
  readonly name: string;
  /** Whether it is a release: what its chart makes is called as it is, or begins so (helm, "Chart Development Tips", `fullname`). */
  readonly release: boolean;
}

/** What an apply of a stack may wait for, and where it is. */
export interface WatchedStack {
  readonly cluster: string;
  readonly region: string;
  readonly workloads: readonly WatchedWorkload[];
}

interface Named {
  readonly name: string;
  readonly namespace?: string;
}
type All<T> = Readonly<Record<string, T>>;
interface Stack {
  readonly provider?: StackProviders;
  readonly resource?: {
    readonly kubernetes_namespace_v1?: All<{ readonly metadata: Named }>;
    readonly kubernetes_deployment_v1?: All<{ readonly metadata: Named }>;
    readonly helm_release?: All<Named>;
  };
}

/** What of a synthesized stack makes pods; undefined for one that reaches into no cluster, or makes none. */
export function watchedStack({ provider, resource = {} }: Stack): WatchedStack | undefined {
  const { cluster, region } = clusterOf(provider);
  const { kubernetes_deployment_v1: deployments = {}, helm_release: releases = {} } = resource;
  const made = Object.values(deployments).map(({ metadata }) => ({ ...metadata, release: false }));
  const installed = Object.values(releases).map(({ name, namespace }) => ({ name, namespace, release: true }));
  const workloads = [...made, ...installed].map(({ name, namespace = 'default', release }) => ({
    ...{ name, release },
    namespace: namespaceNamed(namespace, resource.kubernetes_namespace_v1 ?? {}),
  }));
  return cluster === undefined || region === undefined || workloads.length === 0
    ? undefined
    : { cluster, region, workloads };
}

/** A namespace by its name, also where the stack refers to its resource. */
function namespaceNamed(written: string, namespaces: All<{ readonly metadata: Named }>): string {
  const [, id = ''] = /^\$\{kubernetes_namespace_v1\.([^.]+)\./.exec(written) ?? [];
  return namespaces[id]?.metadata.name ?? written;
}
