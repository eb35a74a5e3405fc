import { chmodSync, copyFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { Terraform } from '@spot-serving/terraform-runner';

/** Where Terraform leaves a state that its backend would not take at the end of an apply (docs/runbooks/interrupted-apply.md). */
const errored = 'errored.tfstate';

/** How often, and after how many milliseconds, the backend is asked again. */
const patience = { attempts: 3, pause: 5000 };

/** Saves a state that an apply could not write: the folder it is in goes with the run, and what it knows of is known nowhere else. */
export class UnsavedState {
  /** @param shelter folder that outlives the run, for a state that the backend refuses for good */
  constructor(
    private readonly terraform: Terraform,
    private readonly shelter: string,
    private readonly pause = patience.pause,
  ) {}

  /**
   * Pushes the state of an apply that failed, where that did not go.
   *
   * @param folder the stack's
   * @returns where the state is, for people
   */
  async saved(folder: string): Promise<string> {
    const file = join(folder, errored);
    if (!existsSync(file)) return 'What was made is in the state; the next run plans the rest.';
    for (let attempt = 1; attempt <= patience.attempts; attempt++) {
      const { exitCode } = await this.terraform.print(folder, ['state', 'push', errored]);
      if (exitCode === 0) return 'The state could not be written at first and is now; the next run plans the rest.';
      await setTimeout(this.pause);
    }
    const kept = join(this.shelter, `${basename(folder)}.${errored}`);
    copyFileSync(file, kept);
    chmodSync(kept, 0o600);
    return `THE STATE COULD NOT BE WRITTEN. It is in ${kept}, and it goes with this machine: push it with "terraform state push", see docs/runbooks/apply-stopped.md.`;
  }
}
