import { Refusal } from './protocol/refusal';
import type { Block } from './schema/schema';

/** The schema of a type that is served. @throws Refusal when it is not */
export function blockOf(blocks: ReadonlyMap<string, Block>, type: string): Block {
  const block = blocks.get(type);
  if (!block)
    throw new Refusal(
      'Type is not served',
      `The stand-in was started without ${type}; start it with the types of this stack.`,
    );
  return block;
}
