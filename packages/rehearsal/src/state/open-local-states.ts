import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { stateOverride } from '../terraform/overrides';
import { serveStates } from '../terraform/serve-states';
import type { StateStore } from './state-store';

/** States in files of the work folder, in place of the backends the stacks name. They have no locks: nobody else knows them. */
export async function openLocalStates(): Promise<StateStore> {
  const server = await serveStates();
  return {
    variables: {},
    adopt: async (stacks) => {
      for (const stack of stacks) {
        const override = stateOverride({ ...stack, stateAddress: server.addressOf(stack.stateFile) }, stacks);
        writeFileSync(join(stack.folder, 'backend_override.tf.json'), JSON.stringify(override));
      }
      return stacks;
    },
    lockOf: () => undefined,
    close: () => server.close(),
  };
}
