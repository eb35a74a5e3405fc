import { type Interruption, runProcess, type StepGroup } from '@spot-serving/terraform-runner';

import { PhaseFailure } from '../rehearse/phase';

/** A command of the user's that looks at a cluster while everything is applied. */
export interface WhileApplied {
  /** A command line for the shell. */
  readonly command: string;
  /** Absolute path of the folder it runs in. */
  readonly cwd: string;
  /** Its environment: the caller's, with `CDKTF_OUTDIR`, where the synthesized stacks are. */
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
}

/** Runs the command; when it does not end with 0, the rehearsal failed, with what the command said. */
export function whileAppliedSteps({ command, ...options }: WhileApplied): StepGroup {
  const run = async (note: (text: string) => void): Promise<string> => {
    const { exitCode, stdout, stderr } = await runProcess({ ...options, command, onLine: note });
    if (exitCode === 0) return stdout.trim().split('\n').at(-1) || 'ended well';
    throw new PhaseFailure('cluster', 'command', `"${command}" ended with ${exitCode}\n${stdout}${stderr}`.trimEnd());
  };
  return { title: 'cluster', steps: [{ title: 'command', run }], outcome: () => 'looked at' };
}
