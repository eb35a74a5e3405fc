import type { Place } from './place';

/** Names of what is YAML wherever it is: files, and what EKS and kubectl read. */
const keys = /\.ya?ml$|^(?:mapRoles|mapUsers|mapAccounts|yaml_body|manifest)$/;

/** Whether a text at a place may be YAML: values of helm, entries of a ConfigMap by their names, manifests. */
export function isYaml({ type, key, depth }: Place): boolean {
  if (type.startsWith('helm_release')) return key === 'values' && depth <= 2;
  return keys.test(key);
}
