import { admissionProblems, isSent, sentObject } from '../../kubernetes';
import type { Block, NestedBlock } from '../../schema/schema';
import type { Path } from '../../value/path';
import { element, isMap, member, Unknown, type Value } from '../../value/value';
import type { Problem } from '../problem';
import { plain, unknown } from './plain-value';

/** What the API server would refuse of the object that the provider makes of a configuration. */
export function kubernetesProblems(type: string, block: Block, config: Value): readonly Problem[] {
  if (!isSent(type) || !isMap(config)) return [];
  const found = admissionProblems([sentObject(type, plain(config) as object)]);
  const hidesLabels = JSON.stringify(plain(config)).includes(`"labels":"${unknown}"`);
  return found
    .filter(({ path, value }) => {
      const isKnown = !JSON.stringify([value]).includes(unknown) && !leadsToUnknown(config, terraformPath(path, block));
      return isKnown && !(hidesLabels && /selector|labels/i.test(path));
    })
    .map(({ path, value, fix }) => ({
      summary: `${path} ${value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`}: ${fix}`,
      detail: 'The API server refuses the object that the provider makes of this (kubernetes v1.34.4, pkg/apis).',
      path: terraformPath(path, block),
    }));
}

/** Whether what is not known yet stands on the way to an argument, or there. */
function leadsToUnknown(config: Value, path: Path): boolean {
  let here: Value = config;
  for (const step of path) {
    if (here instanceof Unknown) return true;
    here =
      'attribute_name' in step
        ? member(here, step.attribute_name)
        : 'element_key_int' in step
          ? element(here, step.element_key_int)
          : null;
  }
  return here instanceof Unknown;
}

/** The way to the argument that a field of the object is made of, as far as it can be followed: `spec.template.spec.containers[0].image`. */
export function terraformPath(field: string, block: Block): Path {
  const path: Path[number][] = [];
  let here = block;
  for (const [, name = '', index] of field.matchAll(/([^.[\]]+)(?:\[(\d+)\])?/g)) {
    const found = named(here, name);
    if (found === undefined) break;
    if (typeof found === 'string') return [...path, { attribute_name: found }];
    path.push({ attribute_name: found.name });
    if (found.nesting === 'set') break;
    if (found.nesting === 'list') path.push({ element_key_int: Number(index ?? 0) });
    here = found.block;
  }
  return path;
}

/** An attribute's or a block's name for a field: `runAsUser` is `run_as_user`, `containers` is the block `container`. */
function named({ attributes, blocks }: Block, field: string): string | NestedBlock | undefined {
  const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const names = [snake, snake.replace(/ies$/, 'y'), snake.replace(/ses$/, 's'), snake.replace(/s$/, '')];
  for (const name of names) {
    const nested = blocks.find((one) => one.name === name);
    if (nested) return nested;
    if (attributes.some((one) => one.name === name)) return name;
  }
  return undefined;
}
