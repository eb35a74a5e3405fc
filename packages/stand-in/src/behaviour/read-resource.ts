import type { Answers, Requests } from '../protocol/messages';
import { decodeValue, encodeValue } from '../value/codec';
import type { World } from './in-use/world';

/** What a refresh finds: what the state has, unless another state has changed the object since, or taken it away. */
export function readResource(
  { type_name: type, current_state: state, private: data }: Requests['ReadResource'],
  world: World,
): Answers['ReadResource'] {
  const held = decodeValue(state);
  const found = world.asItIs(type, held);
  return { new_state: found === held ? state : encodeValue(found), private: data };
}
