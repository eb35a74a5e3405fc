import type { BlockContext } from './block-context';
import type { CtyType } from './cty-type';
import type { Member } from './declarations';
import { type Attribute, blockType, type Nesting } from './schema';

/**
 * An attribute whose value is a struct, or a list, set or map of one.
 *
 * With `nestedTypes` the members keep their own flags, so that an omitted member is allowed; as a plain object type
 * every member would be required. Deeper wrapping than one level can only be written as a type.
 */
export function structAttribute(
  { name, computed, optional, required }: Member,
  struct: string,
  wrappers: readonly Nesting[],
  context: BlockContext,
): Attribute | undefined {
  const block = context.blockOf(struct);
  if (!block) return undefined;
  const flags = { name, computed, optional, required };
  if (context.nestedTypes && wrappers.length <= 1) {
    return { ...flags, nested: { nesting: wrappers[0] ?? 'single', attributes: block.attributes } };
  }
  return { ...flags, type: wrappers.reduceRight<CtyType>(wrap, blockType(block)) };
}

const wrap = (element: CtyType, nesting: Nesting): CtyType => (nesting === 'single' ? element : [nesting, element]);
