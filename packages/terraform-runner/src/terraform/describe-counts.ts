import type { Counts } from './messages';

/** Counts in words such as "12 created, 1 destroyed"; what there is none of is left out. */
export function describeCounts({ add, change, remove }: Counts, words: readonly [string, string, string]): string {
  const parts = [add, change, remove].flatMap((count, index) => (count > 0 ? [`${count} ${words[index]}`] : []));
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}
