import type { Path } from '../value/path';
import { isArray, member, Unknown, type Value } from '../value/value';
import type { AttributeFacts } from './facts';
import type { Problem } from './problem';

/** An argument or block of a block, with what is known of it. */
export interface Related {
  readonly name: string;
  readonly path: string;
  readonly facts: AttributeFacts | undefined;
}

/** The block whose arguments are looked at. */
export interface RelationScene {
  readonly root: Value;
  readonly body: Value;
  readonly path: Path;
  readonly prefix: string;
}

/**
 * Arguments that do not go together, in the words of terraform-plugin-sdk v2.37.0, helper/schema/schema.go. An argument that is not known
 * yet may become null, so it neither conflicts nor is missing.
 */
export function relationProblems(all: readonly Related[], scene: RelationScene): readonly Problem[] {
  const told = new Set<string>();
  return all.flatMap((one) => {
    const { facts, name, path } = one;
    if (facts === undefined) return [];
    const own = presence(scene, path);
    const say = (summary: string, detail: string): Problem => ({
      summary,
      detail: `"${path}": ${detail}`,
      path: [...scene.path, ...(own === 'absent' ? [] : [{ attribute_name: name }])],
    });
    return [
      ...groupProblems(facts, scene, told).map(({ summary, detail }) => say(summary, detail)),
      ...(own === 'set' ? companyProblems(facts, scene).map(({ summary, detail }) => say(summary, detail)) : []),
    ];
  });
}

type Fault = Pick<Problem, 'summary' | 'detail'>;

function groupProblems(
  { exactlyOneOf, atLeastOneOf, newer = [] }: AttributeFacts,
  scene: RelationScene,
  told: Set<string>,
): readonly Fault[] {
  const group = exactlyOneOf ?? atLeastOneOf;
  if (group === undefined) return [];
  const key = [...group].sort().join();
  if (told.has(key)) return [];
  told.add(key);
  const found = group.map((path) => [path, presence(scene, path)] as const);
  const set = found.filter(([, how]) => how === 'set').map(([path]) => path);
  const summary = 'Invalid combination of arguments';
  const list = `\`${group.join()}\``;
  const isEmpty = [...group, ...newer].every((path) => presence(scene, path) === 'absent');
  if (isEmpty) return [{ summary, detail: `one of ${list} must be specified` }];
  if (exactlyOneOf === undefined || set.length < 2) return [];
  return [{ summary, detail: `only one of ${list} can be specified, but \`${set.join()}\` were specified.` }];
}

function companyProblems(
  { conflictsWith = [], requiredWith = [] }: AttributeFacts,
  scene: RelationScene,
): readonly Fault[] {
  const rivals = conflictsWith.filter((path) => presence(scene, path) === 'set');
  const missing = requiredWith.filter((path) => presence(scene, path) === 'absent');
  return [
    ...rivals.map((path) => ({ summary: 'Conflicting configuration arguments', detail: `conflicts with ${path}` })),
    ...missing.map((path) => ({
      summary: 'Missing required argument',
      detail: `all of \`${requiredWith.join()}\` must be specified, and ${path} is not`,
    })),
  ];
}

type Presence = 'set' | 'absent' | 'unknown';

/** Whether an argument is set: of the same block when the path leads into it, else in the first of each block on its way. */
function presence({ root, body, prefix }: RelationScene, path: string): Presence {
  const isHere = prefix !== '' && path.startsWith(prefix);
  const steps = (isHere ? path.slice(prefix.length) : path).split('.');
  let value: Value = isHere ? body : root;
  for (const step of steps) {
    if (isArray(value)) value = value[0] ?? null;
    if (value instanceof Unknown) return 'unknown';
    value = member(value, step);
  }
  if (value instanceof Unknown) return 'unknown';
  return value === null || (isArray(value) && value.length === 0) ? 'absent' : 'set';
}
