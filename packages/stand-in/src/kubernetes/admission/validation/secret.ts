import { type Fields, fieldsOf, type Problem, when } from '../problem';
import { configProblems } from './plain';

const docker = { dockercfg: '.dockercfg', dockerconfigjson: '.dockerconfigjson' };

/** Keys that a Secret of a type must have (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `ValidateSecret`). */
const needed: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': [docker.dockercfg],
  'kubernetes.io/dockerconfigjson': [docker.dockerconfigjson],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

/** What is wrong with a Secret: its keys, its size, and what its type asks for. */
export function secretProblems(secret: Fields): Problem[] {
  const { type, data, stringData } = secret;
  const held = { ...fieldsOf(data), ...fieldsOf(stringData) };
  // What nothing is known of may be there all the same: write-only arguments are in no plan.
  const isKnown = Object.keys(held).length > 0 && typeof data !== 'string' && typeof stringData !== 'string';
  const missing = isKnown ? (needed[String(type)] ?? []).filter((key) => !(key in held)) : [];
  return [
    ...configProblems(secret),
    ...missing.map((key) => ({
      path: 'data',
      value: Object.keys(held),
      fix: `a Secret of type ${String(type)} has ${key}`,
    })),
    ...when(
      isKnown && type === 'kubernetes.io/basic-auth' && !('username' in held) && !('password' in held),
      'data',
      Object.keys(held),
      'a Secret of type kubernetes.io/basic-auth has username or password',
    ),
    ...Object.values(docker).flatMap((key) => [
      ...jsonProblems(key, fieldsOf(stringData)[key]),
      ...jsonProblems(key, decoded(fieldsOf(data)[key])),
    ]),
    ...tokenProblems(secret),
  ];
}

/** A Secret for a token names whose it is. */
function tokenProblems({ type, metadata }: Fields): Problem[] {
  const { annotations } = fieldsOf(metadata);
  return when(
    type === 'kubernetes.io/service-account-token' &&
      !fieldsOf(annotations)['kubernetes.io/service-account.name'] &&
      typeof annotations !== 'string',
    'metadata.annotations',
    annotations,
    'name the service account with kubernetes.io/service-account.name',
  );
}

/** Data is base64 when it is sent. */
const decoded = (value: unknown): unknown =>
  typeof value === 'string' && !value.includes('${') ? Buffer.from(value, 'base64').toString('utf8') : value;

/** What is not known is judged when it is. */
function jsonProblems(key: string, text: unknown): Problem[] {
  if (typeof text !== 'string' || text.includes('${')) return [];
  try {
    JSON.parse(text);
    return [];
  } catch {
    return [{ path: 'data', value: key, fix: `write JSON in ${key}` }];
  }
}
