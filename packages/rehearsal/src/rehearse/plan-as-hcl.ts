import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { StackRehearsal } from './stack-rehearsal';

/**
 * Plans the stack as HCL, in place of its JSON, against the state that the JSON made. The JSON is back afterwards.
 *
 * @throws {PhaseFailure} when Terraform does not take the HCL, or would change something
 */
export async function planAsHcl(rehearsal: StackRehearsal, hcl: string): Promise<string> {
  const { folder, file } = rehearsal.stack;
  const [written, aside] = [join(folder, 'main.tf'), `${file}.aside`];
  renameSync(file, aside);
  writeFileSync(written, hcl);
  try {
    return await rehearsal.emptyPlan('plan as HCL', 'as HCL the stack differs from its JSON');
  } finally {
    rmSync(written);
    renameSync(aside, file);
  }
}
