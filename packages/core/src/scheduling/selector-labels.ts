import { instanceLabel } from './headroom-pods';

/** Labels that the pods of one name have, and no others: a canary's name is its own, so that no Service sends it a stable version's requests. */
export function selectorLabels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': 'tensorflow-serving', [instanceLabel]: name };
}
