import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { errorText, parseMessage } from '@spot-serving/terraform-runner';

import { InterruptedTerraform } from './interrupted-terraform';
import { network } from './network';

jest.setTimeout(180_000);

interface Process {
  readonly reattach: string;
  /** The signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
  kill(): void;
}

/** The stand-in in a process of its own; it kills itself at the given apply call, number 0 lets it live. */
async function startProcess(file: string, point: number, when: 'before' | 'after'): Promise<Process> {
  const program = [join(__dirname, 'mortal-stand-in.ts'), file, `${point}`, when];
  const child = spawn(process.execPath, ['--conditions=@spot-serving/source', '--import', 'tsx', ...program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { reattach: line.toString().trim(), ended, kill: () => void child.kill('SIGKILL') };
}

const errors = (output: string): string =>
  errorText(
    output.split('\n').flatMap((line) => parseMessage(line)?.diagnostic ?? []),
    output,
  );

describe('the stand-in killed in an apply', () => {
  let terraform: InterruptedTerraform;
  let second: Process;

  beforeAll(async () => {
    const any = new InterruptedTerraform(network);
    second = await startProcess(any.file, 0, 'before');
    any.dispose();
  });

  beforeEach(() => {
    terraform = new InterruptedTerraform(network);
  });

  afterEach(() => terraform.dispose());

  afterAll(async () => {
    second.kill();
    await second.ended;
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const)(
    'at call %d: Terraform says so in a line and keeps a whole state, and the next run finishes',
    async (point) => {
      const first = await startProcess(terraform.file, point, point % 2 === 0 ? 'before' : 'after');
      await terraform.run(first.reattach, 'init');
      const { code, output } = await terraform.run(first.reattach, 'apply', '-auto-approve', '-json');
      expect([code, await first.ended]).toEqual([1, 'SIGKILL']);
      expect(errors(output)).toMatch(
        /^The provider process ended while Terraform called it \(ApplyResourceChange[^)]*\)\. [^\n]*$/,
      );
      expect(terraform.lockIsLeft).toBe(false);
      const survived = await terraform.resources(second.reattach);
      expect(survived.length).toBeLessThan(point);

      expect(await terraform.run(second.reattach, 'apply', '-auto-approve')).toMatchObject({ code: 0 });
      expect(await terraform.run(second.reattach, 'plan', '-detailed-exitcode')).toMatchObject({ code: 0 });
      const finished = await terraform.resources(second.reattach);
      const ids = finished.map(({ type, values: { id } }) => `${type} ${String(id)}`);
      expect([finished.length, new Set(ids).size]).toEqual([13, 13]);
      expect(ids).toEqual(expect.arrayContaining(survived.map(({ type, values: { id } }) => `${type} ${String(id)}`)));
    },
  );
});
