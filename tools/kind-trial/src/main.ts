import { join } from 'node:path';

import { type CommandContext, Failure, runProgram } from '@spot-serving/terraform-runner';

import { look } from './look';
import { Programs } from './programs';
import { trial } from './trial';

const root = join(__dirname, '..', '..', '..');

/** `trial`: the whole of it. `look`, which it calls by itself: what is done while the app is applied. */
async function main(argv: readonly string[], { env, stdout, interruption }: CommandContext): Promise<number> {
  const programs = new Programs({ cwd: root, env, interruption, tell: (line) => stdout.write(`${line}\n`) });
  const [what = 'trial', ...more] = argv;
  if (more.length > 0 || !['trial', 'look'].includes(what)) throw new Failure('usage: npx nx run kind-trial:trial', 2);
  if (what === 'trial') await trial(programs);
  else {
    const { CDKTF_OUTDIR: stacks, KIND_TRIAL_STORE: store } = env;
    if (stacks === undefined || store === undefined) throw new Failure('look is called by the trial itself', 2);
    const { hostname, port } = new URL(store);
    await look(programs, stacks, { host: hostname, port: Number(port) });
  }
  return 0;
}

void runProgram(main);
