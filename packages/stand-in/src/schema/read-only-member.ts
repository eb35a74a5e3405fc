import type { BlockContext } from './block-context';
import type { CtyType } from './cty-type';
import type { Declarations, Member } from './declarations';
import type { Attribute, NestedBlock, Nesting } from './schema';
import { storageType } from './storage-type';
import { structAttribute } from './struct-attribute';

/**
 * A member that no configuration can set: an exported value, or a block without settable members.
 *
 * @throws when its initializer or getter has a form that the generator is not known to write
 */
export function readOnlyMember(member: Member, context: BlockContext): Attribute | NestedBlock | undefined {
  const [, library, name = '', isSet] =
    /^(cdkt[fn]\.)?(\w+)\(this, "\w+"(?:, (true|false))?\)$/.exec(member.initializer ?? '') ?? [];
  if (member.initializer === undefined) return typed(member, getterType(member.getter));
  if (library) return typed(member, storageType(name, isSet === 'true'));
  const found = wrappedStruct(name, context.declarations);
  if (!found) return typed(member, undefined);
  const wrappers = found.wrappers.map((one, at) => (at === 0 && isSet === 'true' ? 'set' : one));
  const settable = member.computed || member.optional || member.required;
  return settable
    ? structAttribute(member, found.struct, wrappers, context)
    : emptyBlock(member, found.struct, wrappers, context);
}

function typed(
  { name, computed, optional, required, initializer, getter }: Member,
  type: CtyType | undefined,
): Attribute {
  if (type === undefined)
    throw new Error(`attribute ${name} is read as "${initializer ?? getter}", a form that is not known`);
  return { name, type, computed, optional, required };
}

/** A block without any settable member, or a map of blocks, has no flags at all. */
function emptyBlock(
  { name }: Member,
  struct: string,
  wrappers: readonly Nesting[],
  context: BlockContext,
): NestedBlock | undefined {
  const block = context.blockOf(struct);
  return block && { name, nesting: wrappers[0] ?? 'single', block, minItems: 0, maxItems: 0 };
}

function getterType(getter = ''): CtyType | undefined {
  const isSet = getter.includes('tolist(');
  const kind = /this\.get(\w+?)Attribute\(/.exec(getter)?.[1];
  if (kind === 'List' || kind === 'NumberList') return [isSet ? 'set' : 'list', kind === 'List' ? 'string' : 'number'];
  if (kind !== undefined) return storageType(kind, isSet);
  return /this\.interpolationForAttribute\(/.test(getter) ? 'dynamic' : undefined;
}

/** Finds the struct that a class such as `VpcTagsMapList` wraps; wrappers outermost first. */
function wrappedStruct(
  name: string,
  declarations: Declarations,
  wrappers: readonly Nesting[] = [],
): { readonly struct: string; readonly wrappers: readonly Nesting[] } | undefined {
  const { members, assignments } = declarations;
  if (name.endsWith('OutputReference') && members.has(name))
    return { struct: name.slice(0, -'OutputReference'.length), wrappers };
  if (members.has(`${name}OutputReference`) || assignments.has(name)) return { struct: name, wrappers };
  if (name.endsWith('List')) return wrappedStruct(name.slice(0, -'List'.length), declarations, [...wrappers, 'list']);
  if (name.endsWith('Map')) return wrappedStruct(name.slice(0, -'Map'.length), declarations, [...wrappers, 'map']);
  return undefined;
}
