/** The lines from the first to the last that differ, as `-` and `+` with the number of the first; empty for the same text. */
export function lineDiff(before: string, after: string): string {
  if (before === after) return '';
  const [old, now] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const marked = (mark: string, lines: readonly string[]): string[] =>
    lines.slice(head, lines.length - tail).map((line) => `${mark} ${line}`);
  return [`@@ line ${head + 1} @@`, ...marked('-', old), ...marked('+', now), ''].join('\n');
}
