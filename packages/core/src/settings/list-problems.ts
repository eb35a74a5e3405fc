import type { Problem } from '../problems';

/** What is wrong with the items of a list at `path`: each by `fixOf`, and each that was listed before. */
export function listProblems(
  items: readonly string[],
  path: string,
  fixOf: (item: string) => string | undefined,
): Problem[] {
  return items.flatMap((value, index) => {
    const before = index === 0 ? -1 : items.lastIndexOf(value, index - 1);
    const problem = { path: `${path}[${index}]`, value };
    if (before >= 0) return [{ ...problem, fix: 'listed before: remove it', against: [`${path}[${before}]`] }];
    const fix = fixOf(value);
    return fix === undefined ? [] : [{ ...problem, fix }];
  });
}
