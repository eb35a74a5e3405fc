import type { UiMessage } from '@spot-serving/terraform-runner';

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
