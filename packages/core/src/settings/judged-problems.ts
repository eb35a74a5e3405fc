import type { Problem } from '../problems';

/**
 * What rules found, without what nobody can tell yet: a problem of a value whose shape is wrong, or of one that was held against such a value.
 *
 * @param wrong paths of the values whose shape is wrong
 */
export function judgeable(problems: readonly Problem[], wrong: readonly string[]): Problem[] {
  return problems.filter(({ path, against = [] }) => ![path, ...against].some((at) => wrong.some(meets(at))));
}

/** What was found first of each value, and all that was found with it: who judges a value later has nothing to add. */
export function toldOnce(findings: readonly (readonly Problem[])[]): Problem[] {
  return findings.reduce<Problem[]>((told, found) => {
    const known = new Set(told.map(({ path }) => path));
    return [...told, ...found.filter(({ path }) => !known.has(path))];
  }, []);
}

/** Whether a wrong value is the one at a path, holds it, or is an item of the list at it. */
function meets(path: string): (wrong: string) => boolean {
  return (wrong) =>
    path === wrong || path.startsWith(`${wrong}.`) || path.startsWith(`${wrong}[`) || wrong.startsWith(`${path}[`);
}
