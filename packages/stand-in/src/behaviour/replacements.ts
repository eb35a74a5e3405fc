import type { Block, NestedBlock } from '../schema/schema';
import { sameValue } from '../value/equality';
import { type Path, pathName } from '../value/path';
import { isArray, member, type Value } from '../value/value';

/** What forces a replacement, and what the state before may leave out. */
export interface ReplacementQuery {
  readonly block: Block;
  readonly prior: Value;
  readonly planned: Value;
  /** Names of force-new attributes, dotted for nested ones: `metadata.name`. A block's name stands for the whole block. */
  readonly forceNew: ReadonlySet<string>;
  /** The prior state was imported by id: what it does not have is not known to be different. */
  readonly imported: boolean;
}

/** Paths whose change cannot be made in place. */
export function replacements(query: ReplacementQuery): readonly Path[] {
  return query.prior === null || query.planned === null ? [] : changed(query, query.block, []);
}

function changed(query: ReplacementQuery, block: Block, path: Path): readonly Path[] {
  const attributes = block.attributes.flatMap(({ name }) => {
    const here = [...path, { attribute_name: name }];
    const [before, after] = [member(query.prior, name), member(query.planned, name)];
    return query.forceNew.has(pathName(here)) && differs(query, before, after) ? [here] : [];
  });
  return [...attributes, ...block.blocks.flatMap((nested) => changedBlock(query, nested, path))];
}

/**
 * Elements of a list are compared one by one. A set has no path into it, so a force-new attribute in its elements makes
 * the set itself the reason, which Terraform checks again as a whole.
 */
function changedBlock(query: ReplacementQuery, { name, nesting, block }: NestedBlock, path: Path): readonly Path[] {
  const here = [...path, { attribute_name: name }];
  const [prior, planned] = [member(query.prior, name), member(query.planned, name)];
  if (query.forceNew.has(pathName(here))) return differs(query, prior, planned) ? [here] : [];
  if (nesting === 'single') return changed({ ...query, prior, planned }, block, here);
  if (nesting === 'set' && !sameValue(prior, planned)) return holdsForceNew(query, pathName(here)) ? [here] : [];
  if (nesting !== 'list' || !isArray(prior) || !isArray(planned)) return [];
  return prior.flatMap((before, at) => {
    const after = planned[at];
    return after === undefined
      ? []
      : changed({ ...query, prior: before, planned: after }, block, [...here, { element_key_int: at }]);
  });
}

function differs({ imported }: ReplacementQuery, before: Value, after: Value): boolean {
  const absent = before === null || (isArray(before) && before.length === 0);
  return !(imported && absent) && !sameValue(before, after);
}

const holdsForceNew = ({ forceNew }: ReplacementQuery, prefix: string): boolean =>
  [...forceNew].some((name) => name.startsWith(`${prefix}.`));
