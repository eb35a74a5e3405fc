import { always, type Argument, type Expander, ifSet, inStruct } from '../translate/expander';
import { metadata, namespacedMetadata } from './metadata';
import { named } from './reference';

/** A kind of Kubernetes, and how the provider makes its object. */
export interface SentKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: Expander;
}

const inNamespace = { metadata: inStruct('block', { of: namespacedMetadata }) };
const inCluster = { metadata: inStruct('block', { of: metadata }) };

/** A kind whose object is its metadata and a `spec`. */
export function withSpec(apiVersion: string, kind: string, spec: Expander): SentKind {
  return {
    apiVersion,
    kind,
    object: { source: spec.source, arguments: { ...inNamespace, spec: inStruct('block', { of: spec }) } },
  };
}

/** Where objects of a kind are, and what of the arguments is not in them, with the reason. */
interface Extent {
  /** @default - in a namespace */
  readonly scope?: Readonly<Record<string, Argument>>;
  readonly unsent?: Readonly<Record<string, string>>;
}

/** A kind whose arguments stand beside its metadata. */
export function flat(
  apiVersion: string,
  kind: string,
  source: string,
  args: Record<string, Argument>,
  { scope = inNamespace, unsent = {} }: Extent = {},
): SentKind {
  return { apiVersion, kind, object: { source, arguments: { ...scope, ...args }, unsent } };
}

/** A kind that belongs to the cluster. */
export const ofCluster = { scope: inCluster };

const written = 'write-only: not in a plan';
const read = 'the provider reads it';

/** Of a ConfigMap. */
export const configMap: Record<string, Argument> = {
  binary_data: ifSet('bytesMap'),
  data: ifSet('map'),
  immutable: always('flag'),
};

/** Of a Secret. */
export const secret: Record<string, Argument> = {
  binary_data: ifSet('bytesMap', { to: 'data' }),
  data: ifSet('map', { to: 'stringData' }),
  immutable: ifSet('flag'),
  type: ifSet('text', { default: 'Opaque' }),
};

/** What of a Secret is not in a plan. */
export const secretUnsent = {
  binary_data_wo: written,
  binary_data_wo_revision: written,
  data_wo: written,
  data_wo_revision: written,
};

/** Of a service account. */
export const serviceAccount: Record<string, Argument> = {
  automount_service_account_token: always('flag', {
    default: true,
    consequence: 'as the API has it; a pod of this provider says it once more',
  }),
  image_pull_secret: ifSet('blocks', {
    of: named('structures.go expandLocalObjectReferenceArray'),
    to: 'imagePullSecrets',
    keepsEmpty: true,
  }),
  secret: ifSet('blocks', { of: named('structures.go expandServiceAccountSecrets'), to: 'secrets', keepsEmpty: true }),
};

/** What of a service account is only read. */
export const serviceAccountUnsent = { default_secret_name: read };

/** Of a class of priority. */
export const priorityClass: Record<string, Argument> = {
  description: ifSet('text', { default: '' }),
  global_default: ifSet('flag', { default: false }),
  preemption_policy: always('text', { default: 'PreemptLowerPriority' }),
  value: inStruct('whole'),
};

const labelExpression: Expander = {
  source: 'structures_storage_class.go expandStorageClassMatchLabelExpressions',
  arguments: { key: inStruct('text'), values: inStruct('texts', { zero: [] }) },
};

/** Of a class of storage. */
export const storageClass: Record<string, Argument> = {
  allow_volume_expansion: always('flag', { default: true, consequence: 'disks may grow; the API says nothing' }),
  allowed_topologies: ifSet('blocks', {
    of: {
      source: 'structures_storage_class.go expandStorageClassAllowedTopologies',
      arguments: { match_label_expressions: ifSet('blocks', { of: labelExpression }) },
    },
  }),
  mount_options: ifSet('texts'),
  parameters: ifSet('map'),
  reclaim_policy: always('text', { default: 'Delete' }),
  storage_provisioner: inStruct('text', { to: 'provisioner' }),
  volume_binding_mode: always('text', { default: 'Immediate' }),
};
