import { always, type Argument, type Expander, ifSet, inStruct, type Sent } from '../translate/expander';
import { fieldRef, resourceFieldRef } from './env';

const keyPath: Expander = {
  source: 'structures_pod.go expandKeyPath',
  arguments: { key: inStruct('text'), mode: ifSet('fileMode'), path: inStruct('text') },
};

const downwardFile: Expander = {
  source: 'structures_pod.go expandDownwardAPIVolumeFile',
  arguments: {
    field_ref: ifSet('block', { of: fieldRef }),
    mode: ifSet('fileMode'),
    path: inStruct('text'),
    resource_field_ref: ifSet('block', { of: resourceFieldRef }),
  },
};

const items = ifSet('blocks', { of: keyPath });
/** The API's own default; a mode of 0 is sent, since only an empty text is none. */
const defaultMode = always('fileMode', { default: '0644' });

/** Keys of a ConfigMap as files. */
export const configMapVolume: Expander = {
  source: 'structures_pod.go expandConfigMapVolumeSource',
  arguments: { default_mode: defaultMode, items, name: ifSet('text'), optional: always('flag') },
};

/** Keys of a Secret as files. */
export const secretVolume: Expander = {
  source: 'structures_pod.go expandSecretVolumeSource',
  arguments: { default_mode: defaultMode, items, optional: always('flag'), secret_name: ifSet('text') },
};

/** Facts of the pod as files. */
export const downwardVolume: Expander = {
  source: 'structures_pod.go expandDownwardAPIVolumeSource',
  arguments: { default_mode: defaultMode, items: ifSet('blocks', { of: downwardFile }) },
};

const projection = (source: string): Expander => ({
  source: `structures_pod.go ${source}`,
  arguments: { items, name: ifSet('text'), optional: always('flag') },
});

const serviceAccountToken: Expander = {
  source: 'structures_pod.go expandProjectedServiceAccountToken',
  arguments: {
    audience: ifSet('text'),
    expiration_seconds: always('whole', { default: 3600 }),
    path: inStruct('text'),
  },
};

const sources: Record<string, Argument> = {
  secret: ifSet('blocks', { of: projection('expandProjectedSecret') }),
  config_map: ifSet('blocks', { of: projection('expandProjectedConfigMap') }),
  downward_api: ifSet('blocks', {
    of: {
      source: 'structures_pod.go expandProjectedDownwardAPI',
      arguments: { items: ifSet('blocks', { of: downwardFile }) },
    },
    to: 'downwardAPI',
  }),
  service_account_token: ifSet('blocks', { of: serviceAccountToken }),
};

/** Several sources in one folder: each block in a source is a source of its own in the object. */
export const projectedVolume: Expander = {
  source: 'structures_pod.go expandProjectedVolumeSource',
  arguments: {
    default_mode: defaultMode,
    sources: inStruct('blocks', {
      zero: null,
      of: { source: 'structures_pod.go expandProjectedSources', arguments: sources, reshape: eachOnItsOwn },
    }),
  },
};

function eachOnItsOwn(sent: { readonly [key: string]: Sent }): Sent {
  return Object.entries(sent).flatMap(([kind, all]) =>
    Array.isArray(all) ? all.map((one: Sent) => ({ [kind]: one })) : [],
  );
}
