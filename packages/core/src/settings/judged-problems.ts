import type { Problem } from '../problems';

/**
 * What rules found, without what nobody can tell yet: a problem of a value whose shape is wrong, or of one that was held against such a value.
 *
 * @param wrong paths of the values whose shape is wrong
 */
export function judgeable(problems: readonly Problem[], wrong: readonly string[]): Problem[] {
  return problems.filter(({ path, against = [] }) => !wrong.some(meets(path)) && !heldAgainst(against, wrong));
}

/**
 * What was found first of each value, and all that was found with it: who judges later has nothing to add to a value that is wrong, nor can
 * hold another against it.
 */
export function toldOnce(findings: readonly (readonly Problem[])[]): Problem[] {
  return findings.reduce<Problem[]>((told, found) => {
    const known = told.map(({ path }) => path);
    const isNew = ({ path, against = [] }: Problem) => !known.includes(path) && !heldAgainst(against, known);
    return [...told, ...found.filter(isNew)];
  }, []);
}

/** Whether one of the values that a problem was held against is wrong, or something within it. */
function heldAgainst(against: readonly string[], wrong: readonly string[]): boolean {
  return against.some((at) => wrong.some((path) => meets(at)(path) || path.startsWith(`${at}.`)));
}

/** Whether a wrong value is the one at a path, holds it, or is an item of the list at it. */
function meets(path: string): (wrong: string) => boolean {
  return (wrong) =>
    path === wrong || path.startsWith(`${wrong}.`) || path.startsWith(`${wrong}[`) || wrong.startsWith(`${path}[`);
}
