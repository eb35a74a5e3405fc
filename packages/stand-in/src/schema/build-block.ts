import type { BlockContext } from './block-context';
import type { Assignment, Declarations, Member, Property } from './declarations';
import { structName } from './parse-declarations';
import { readOnlyMember } from './read-only-member';
import { type Attribute, type Block, holdsDynamic, type NestedBlock, type Nesting } from './schema';
import { storageType } from './storage-type';
import { structAttribute } from './struct-attribute';

/** The pieces of one struct or main class. */
export interface BlockParts {
  readonly members: readonly Member[];
  readonly assignments: readonly Assignment[];
  readonly properties: readonly Property[];
}

/** How often one struct may repeat inside itself. Published bindings have no recursion; the generator can emit it. */
const repeatLimit = 3;

/** How the schema is written, apart from what the declarations say. */
export type BlockOptions = Pick<BlockContext, 'declarations' | 'nestedTypes'>;

/**
 * Rebuilds a schema block from the declarations of a struct or main class.
 *
 * @param trail structs entered so far, outermost first
 */
export function buildBlock(parts: BlockParts, options: BlockOptions, trail: readonly string[] = []): Block {
  const context: BlockContext = { ...options, blockOf: (struct) => structBlock(struct, options, trail) };
  const built = parts.members.flatMap((member) => {
    const assignment = parts.assignments.find(({ name }) => name === member.name);
    const property = parts.properties.find(({ name }) => name === member.name);
    const one = assignment ? settableMember(member, assignment, property, context) : readOnlyMember(member, context);
    return one ? [one] : [];
  });
  return {
    attributes: built.filter((one): one is Attribute => !('block' in one)),
    blocks: built.filter((one): one is NestedBlock => 'block' in one),
  };
}

function structBlock(struct: string, options: BlockOptions, trail: readonly string[]): Block | undefined {
  const { declarations } = options;
  if (trail.filter((entered) => entered === struct).length >= repeatLimit) return undefined;
  const assignments = declarations.assignments.get(struct) ?? [];
  const properties = declarations.properties.get(struct) ?? [];
  const members =
    declarations.members.get(`${struct}OutputReference`) ?? assignments.map((one) => configuredMember(one, properties));
  return buildBlock({ members, assignments, properties }, options, [...trail, struct]);
}

/** Structs of a provider's configuration have no class of their own; the interface tells what is required. */
function configuredMember({ name }: Assignment, properties: readonly Property[]): Member {
  const required = properties.find((property) => property.name === name)?.optional === false;
  return { name, computed: false, optional: !required, required };
}

function settableMember(
  member: Member,
  assignment: Assignment,
  property: Property | undefined,
  context: BlockContext,
): Attribute | NestedBlock | undefined {
  const struct = assignment.isStruct ? renderedStruct(assignment, context.declarations) : undefined;
  if (struct === undefined) return leaf(member, assignment);
  const nesting = blockNesting(assignment, property);
  if (nesting === undefined) return structAttribute(member, struct, wrappers(assignment), context);
  const block = context.blockOf(struct);
  const single = !/Mapper/.test(assignment.value);
  return (
    block && {
      name: member.name,
      // Terraform refuses a set block that holds a dynamic attribute, and with it the whole provider.
      nesting: nesting === 'set' && holdsDynamic(block) ? 'list' : nesting,
      block,
      minItems: member.required && (nesting === 'list' || nesting === 'set') ? 1 : 0,
      maxItems: single && (nesting === 'list' || nesting === 'set') ? 1 : 0,
    }
  );
}

function leaf({ name, computed, optional, required }: Member, { kind, storage }: Assignment): Attribute {
  const type = storageType(storage, kind === 'set');
  if (type === undefined) throw new Error(`attribute ${name} has the storage class ${storage}, which is not known`);
  return { name, type, computed, optional, required };
}

function renderedStruct({ value }: Assignment, { assignments }: Declarations): string | undefined {
  const names = [...value.matchAll(/(\w+)ToHclTerraform/g)].map(([, name = '']) => structName(name));
  return names.filter((name) => assignments.has(name)).at(-1);
}

/** Lists and sets of structs are blocks when the mapper says so; single structs and maps when their doc says so. */
function blockNesting({ name, kind, value }: Assignment, property?: Property): Nesting | undefined {
  if (kind === 'list' || kind === 'set')
    return /Mapper/.test(value) && !/Mapper\w*\(.*, true\)/.test(value) ? undefined : kind;
  if (property?.doc !== `${name} block`) return undefined;
  return kind === 'map' ? 'map' : 'single';
}

/** Wrappers around a struct attribute, outermost first. */
function wrappers({ kind, value }: Assignment): readonly Nesting[] {
  if (kind === 'struct') return [];
  const calls = value.match(/listMapper|hashMapper/g) ?? [];
  return calls.map((call, at) => (call === 'hashMapper' ? 'map' : at === 0 && kind === 'set' ? 'set' : 'list'));
}
