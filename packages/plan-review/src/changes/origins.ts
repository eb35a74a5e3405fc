import { isObject, objectOf, textOf } from '../plan/json';

/** Packages of this repository, by the id of the construct that `stacks` makes of them. An id that two packages go by (`Alarms`) is left out. */
export const housePackages: Readonly<Record<string, string>> = {
  Network: 'network',
  ModelStore: 'model-store',
  Cluster: 'eks-spot',
  Pools: 'eks-spot',
  Interruptions: 'eks-spot',
  AutoscalerIdentity: 'eks-spot',
  LoadBalancerIdentity: 'eks-spot',
  TerminationHandlerIdentity: 'eks-spot',
  Watch: 'autoscaling',
  PriorityClasses: 'autoscaling',
  ClusterAutoscaler: 'autoscaling',
  LoadBalancerController: 'autoscaling',
  MetricsServer: 'autoscaling',
  NodeTerminationHandler: 'autoscaling',
  Headroom: 'autoscaling',
  Endpoint: 'ingress',
  Ingress: 'ingress',
  LostRequests: 'ingress',
  Alias: 'ingress',
  Namespace: 'serving',
  StableService: 'serving',
  CanaryService: 'serving',
  Stable: 'serving',
  Canary: 'serving',
  StableIdentity: 'eks-spot',
  CanaryIdentity: 'eks-spot',
};

/** Where a resource is written. */
export interface Origin {
  /** Path of its construct. */
  readonly path: string;
  /** Package of the first construct on the path that has a known one. */
  readonly package?: string;
}

/** Origins by address without instance keys, from a stack's `cdk.tf.json`; empty for anything else. */
export function originsOf(
  configuration: unknown,
  packages: Readonly<Record<string, string>>,
): ReadonlyMap<string, Origin> {
  const { resource, data } = objectOf(configuration);
  return new Map([...resourcesIn(resource, '', packages), ...resourcesIn(data, 'data.', packages)]);
}

/** Where the resource at `address` is written; instances share that of their resource. */
export function originAt(origins: ReadonlyMap<string, Origin>, address: string): Origin | undefined {
  return origins.get(address) ?? origins.get(address.replace(/\[.*$/s, ''));
}

function resourcesIn(types: unknown, prefix: string, packages: Readonly<Record<string, string>>): [string, Origin][] {
  return Object.entries(objectOf(types)).flatMap(([type, named]) =>
    Object.entries(objectOf(named)).flatMap(([name, body]): [string, Origin][] => {
      const path = isObject(body) ? textOf(objectOf(objectOf(body['//']).metadata).path) : undefined;
      return path === undefined ? [] : [[`${prefix}${type}.${name}`, originOf(path, packages)]];
    }),
  );
}

function originOf(path: string, packages: Readonly<Record<string, string>>): Origin {
  const id = path
    .split('/')
    .slice(1)
    .find((part) => Object.hasOwn(packages, part));
  const owner = id === undefined ? undefined : packages[id];
  return owner === undefined ? { path } : { path, package: owner };
}
