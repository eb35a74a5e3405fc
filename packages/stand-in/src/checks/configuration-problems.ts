import { isMadeUp } from '../value/made-up';
import type { Path } from '../value/path';
import { isArray, isMap, member, Unknown, type Value } from '../value/value';
import type { FactBlock, FactLeaf, FactTree } from './fact-tree';
import { refusal } from './judge';
import type { Problem } from './problem';
import { relationProblems } from './relation-problems';

/** A block of a configuration that is checked. */
interface Scene {
  /** The whole configuration, in which arguments of other blocks are found. */
  readonly root: Value;
  readonly path: Path;
  /** The block's dotted path with a dot at its end; empty for the whole. */
  readonly prefix: string;
}

/**
 * What breaks a type's facts in a configuration, everything at once. What is not known yet is not judged.
 *
 * @param config the configuration as Terraform sends it
 */
export function configurationProblems(tree: FactTree, config: Value): readonly Problem[] {
  return blockProblems(tree, config, { root: config, path: [], prefix: '' });
}

function blockProblems(tree: FactTree, body: Value, scene: Scene): readonly Problem[] {
  if (!isMap(body)) return [];
  return [
    ...tree.attributes.flatMap((leaf) => valueProblems(leaf, member(body, leaf.name), scene)),
    ...relationProblems([...tree.attributes, ...tree.blocks], { ...scene, body }),
    ...tree.blocks.flatMap((block) => nestedProblems(block, member(body, block.name), scene)),
  ];
}

function nestedProblems(
  { name, path: dotted, nesting, inside }: FactBlock,
  value: Value,
  scene: Scene,
): readonly Problem[] {
  const path = [...scene.path, { attribute_name: name }];
  const into = (body: Value, here: Path): readonly Problem[] =>
    blockProblems(inside, body, { root: scene.root, path: here, prefix: `${dotted}.` });
  if (nesting === 'single') return into(value, path);
  if (nesting === 'map' && isMap(value))
    return Object.entries(value).flatMap(([key, body]) => into(body, [...path, { element_key_string: key }]));
  if (!isArray(value)) return [];
  return value.flatMap((body, at) => into(body, nesting === 'set' ? path : [...path, { element_key_int: at }]));
}

function valueProblems({ name, facts: { rule }, isSet }: FactLeaf, value: Value, scene: Scene): readonly Problem[] {
  if (rule === undefined) return [];
  const path = [...scene.path, { attribute_name: name }];
  const judged = (one: Value, here: Path): readonly Problem[] => {
    if (one === null || one instanceof Unknown || isMadeUp(one)) return [];
    const found = refusal(rule, one);
    return found === undefined ? [] : [{ summary: `expected ${name} ${found}`, detail: '', path: here }];
  };
  if (!isArray(value)) return judged(value, path);
  return value.flatMap((one, at) => judged(one, isSet ? path : [...path, { element_key_int: at }]));
}
