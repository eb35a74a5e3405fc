import { objectOf } from '../plan/json';

const input = 'cross-stack-reference-input-';

/** Names of the stacks whose outputs a stack reads, from its `cdk.tf.json`. */
export function upstreamOf(configuration: unknown): readonly string[] {
  const states = objectOf(objectOf(objectOf(configuration).data).terraform_remote_state);
  return Object.keys(states).flatMap((name) => (name.startsWith(input) ? [name.slice(input.length)] : []));
}
