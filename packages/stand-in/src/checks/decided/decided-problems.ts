import type { Value } from '../../value/value';
import type { Problem } from '../problem';

/** What AWS or the cluster would refuse in a configuration that the provider takes. */
export function decidedProblems(_name: string, _config: Value): readonly Problem[] {
  return [];
}
