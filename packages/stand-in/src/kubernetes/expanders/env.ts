import { always, type Expander, ifSet, inStruct } from '../translate/expander';

/** A field of the pod (also of a downward API's file). */
export const fieldRef: Expander = {
  source: 'structures_container.go expandFieldRef',
  arguments: { api_version: ifSet('text', { default: 'v1' }), field_path: inStruct('text') },
};

/** A resource of a container (also of a downward API's file). */
export const resourceFieldRef: Expander = {
  source: 'structures_container.go expandResourceFieldRef',
  arguments: {
    container_name: ifSet('text'),
    divisor: inStruct('quantity', { default: '1' }),
    resource: inStruct('text'),
  },
};

const configMapKeyRef: Expander = {
  source: 'structures_container.go expandConfigMapKeyRef',
  arguments: { key: inStruct('text'), name: ifSet('text'), optional: always('flag') },
};

const secretKeyRef: Expander = { ...configMapKeyRef, source: 'structures_container.go expandSecretKeyRef' };

const valueFrom: Expander = {
  source: 'structures_container.go expandEnvValueFrom',
  arguments: {
    config_map_key_ref: ifSet('block', { of: configMapKeyRef }),
    field_ref: ifSet('block', { of: fieldRef }),
    resource_field_ref: ifSet('block', { of: resourceFieldRef }),
    secret_key_ref: ifSet('block', { of: secretKeyRef }),
  },
};

/** One variable of the environment. */
export const env: Expander = {
  source: 'structures_container.go expandContainerEnv',
  arguments: { name: inStruct('text'), value: ifSet('text'), value_from: ifSet('block', { of: valueFrom }) },
};

const configMapRef: Expander = {
  source: 'structures_container.go expandConfigMapRef',
  arguments: { name: ifSet('text'), optional: always('flag') },
};

const secretRef: Expander = { ...configMapRef, source: 'structures_container.go expandSecretRef' };

/** All keys of a ConfigMap or a Secret as variables. */
export const envFrom: Expander = {
  source: 'structures_container.go expandContainerEnvFrom',
  arguments: {
    config_map_ref: ifSet('block', { of: configMapRef }),
    prefix: ifSet('text'),
    secret_ref: ifSet('block', { of: secretRef }),
  },
};
