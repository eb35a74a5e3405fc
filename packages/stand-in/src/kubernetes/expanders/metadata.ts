import { type Expander, ifSet } from '../translate/expander';

/** What the API server writes, and the provider only reads. */
const unsent = Object.fromEntries(
  ['generation', 'resource_version', 'uid'].map((name) => [name, 'the API server writes it']),
);

const common: Expander = {
  source: 'structures.go expandMetadata',
  arguments: {
    annotations: ifSet('map'),
    labels: ifSet('map'),
    generate_name: ifSet('text'),
    name: ifSet('text', { computed: true }),
    namespace: ifSet('text'),
  },
  unsent,
};

/** Names and labels of an object that belongs to the cluster, or of a pod template. */
export const metadata: Expander = common;

/** Names and labels of an object in a namespace (schema_metadata.go, `namespacedMetadataSchema`). */
export const namespacedMetadata: Expander = {
  ...common,
  arguments: {
    ...common.arguments,
    namespace: ifSet('text', { default: 'default', consequence: 'the object is in the namespace `default`' }),
  },
};
