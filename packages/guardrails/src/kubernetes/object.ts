import { blockOf, blocksOf, isObject, type JsonObject, objectOf, parseObject, textOf, textsOf } from '../engine/json';
import type { Resource, StackView } from '../engine/stack-view';

/** A Kubernetes object as Terraform or a chart of printed objects makes it, in snake_case. */
export interface KubernetesObject {
  /** Where it is written. */
  readonly resource: Resource;
  /** `Deployment`, `PodDisruptionBudget` ... */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** `spec`, in snake_case. */
  readonly spec: JsonObject;
  readonly annotations: JsonObject;
}

/** Kinds by Terraform's type, without its version. */
const kinds: Readonly<Record<string, string>> = {
  cron_job: 'CronJob',
  daemon_set: 'DaemonSet',
  daemonset: 'DaemonSet',
  deployment: 'Deployment',
  horizontal_pod_autoscaler: 'HorizontalPodAutoscaler',
  ingress: 'Ingress',
  job: 'Job',
  network_policy: 'NetworkPolicy',
  pod: 'Pod',
  pod_disruption_budget: 'PodDisruptionBudget',
  replication_controller: 'ReplicationController',
  service: 'Service',
  stateful_set: 'StatefulSet',
};

/** Every Kubernetes object of a stack that a rule may ask of: resources of the kubernetes provider, manifests, and objects that a chart prints from its values. */
export function kubernetesObjects(stack: StackView): readonly KubernetesObject[] {
  return stack.resources.flatMap((resource) => {
    if (resource.type === 'kubernetes_manifest') return ofManifest(resource, resource.attributes.manifest);
    if (resource.type === 'helm_release') return printed(resource);
    const kind = kinds[resource.type.replace(/^kubernetes_/, '').replace(/_v\d\w*$/, '')];
    return kind !== undefined && resource.type.startsWith('kubernetes_') ? [ofResource(resource, kind)] : [];
  });
}

/** Objects of one kind. */
export function objectsOf(stack: StackView, ...wanted: readonly string[]): readonly KubernetesObject[] {
  return kubernetesObjects(stack).filter(({ kind }) => wanted.includes(kind));
}

function ofResource(resource: Resource, kind: string): KubernetesObject {
  const metadata = blockOf(resource.attributes.metadata);
  const { name, namespace = 'default', annotations } = metadata;
  return {
    resource,
    kind,
    name: textOf(name) ?? '',
    namespace: textOf(namespace) ?? '',
    spec: blockOf(resource.attributes.spec),
    annotations: objectOf(annotations),
  };
}

function printed(release: Resource): readonly KubernetesObject[] {
  const documents = textsOf(release.attributes.values).map(parseObject).filter(isObject);
  return documents.flatMap(({ objects }) => blocksOf(objects)).flatMap((object) => ofManifest(release, object));
}

function ofManifest(resource: Resource, manifest: unknown): readonly KubernetesObject[] {
  const object = objectOf(manifest);
  const { name, namespace = 'default', annotations } = objectOf(object.metadata);
  if (typeof object.kind !== 'string') return [];
  const spec = objectOf(inSnakeCase(object.spec));
  return [
    {
      resource,
      kind: object.kind,
      name: textOf(name) ?? '',
      namespace: textOf(namespace) ?? '',
      spec,
      annotations: objectOf(annotations),
    },
  ];
}

/** Keys as Terraform's provider calls them; `containers` is `container` there. Labels keep their names. */
function inSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnakeCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const singular = { containers: 'container', init_containers: 'init_container' }[name] ?? name;
      return [singular, /^(matchLabels|labels|annotations|nodeSelector)$/.test(key) ? inner : inSnakeCase(inner)];
    }),
  );
}
