import type { Path } from '../value/path';
import { isArray, isMap, member, type Value } from '../value/value';
import type { FactTree } from './fact-tree';
import type { Problem } from './problem';

/** Arguments that the provider calls deprecated and the configuration sets. */
export function deprecationProblems(tree: FactTree, config: Value, path: Path = []): readonly Problem[] {
  if (!isMap(config)) return [];
  const own = [...tree.attributes, ...tree.blocks].flatMap(({ name, facts }): readonly Problem[] => {
    const value = member(config, name);
    const isSet = value !== null && !(isArray(value) && value.length === 0);
    if (facts?.deprecated === undefined || !isSet) return [];
    const detail = facts.deprecated === true ? `The provider calls ${name} deprecated.` : facts.deprecated;
    return [{ summary: 'Argument is deprecated', detail, path: [...path, { attribute_name: name }] }];
  });
  const inner = tree.blocks.flatMap(({ name, inside, nesting }) => {
    const value = member(config, name);
    const here = [...path, { attribute_name: name }];
    if (!isArray(value)) return deprecationProblems(inside, value, here);
    return value.flatMap((one, at) =>
      deprecationProblems(inside, one, nesting === 'set' ? here : [...here, { element_key_int: at }]),
    );
  });
  return [...own, ...inner];
}
