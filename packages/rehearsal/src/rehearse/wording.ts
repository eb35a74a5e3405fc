import type { Counts, UiMessage } from '@spot-serving/runner';

/** Shows how far a phase is. */
export type Note = (text: string) => void;

/**
 * Notes each resource that Terraform is done with.
 *
 * @param total number of resources to come, if that is known
 */
export function countApplied(total: number | undefined, note: Note): (message: UiMessage) => void {
  let done = 0;
  return ({ type }) => {
    if (type !== 'apply_complete') return;
    done += 1;
    note(total === undefined ? `${done}` : `${done} of ${total}`);
  };
}

/** Counts in words such as "12 created, 1 destroyed"; what there is none of is left out. */
export function inWords({ add, change, remove }: Counts, words: readonly [string, string, string]): string {
  const parts = [add, change, remove].flatMap((count, index) => (count > 0 ? [`${count} ${words[index]}`] : []));
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}
