import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { Terraform } from '@spot-serving/terraform-runner';

import { UnsavedState } from '../../src/apply/unsaved-state';
import { AContext } from '../support/a-context';

describe('UnsavedState', () => {
  let context: AContext;
  beforeEach(() => {
    context = new AContext();
  });
  afterEach(() => context.remove());

  /** A stand-in for Terraform that pushes a state when it is asked for the `patience`th time. */
  const saved = (patience: number): Promise<string> => {
    const program = context.write(
      'terraform',
      `#!/bin/sh\necho x >> ${context.cwd}/asked\n[ "$*" = "state push errored.tfstate" ] && [ $(wc -l < ${context.cwd}/asked) -ge ${patience} ]\n`,
    );
    chmodSync(program, 0o755);
    const { env, interruption, cwd } = context;
    return new UnsavedState(new Terraform({ program, env, interruption }), cwd, 1).saved(join(cwd, 'dev-network'));
  };

  it('has nothing to do where the state was written', async () => {
    context.write('dev-network/cdk.tf.json', '{}');
    expect(await saved(1)).toBe('What was made is in the state; the next run plans the rest.');
    expect(context.read('asked')).toBe('');
  });

  it('writes the state as soon as the backend takes it', async () => {
    context.write('dev-network/errored.tfstate', '{}');
    expect(await saved(3)).toContain('could not be written at first and is now');
  });

  it('keeps a state that the backend refuses for good where it outlives the run, for its owner only, and shouts', async () => {
    context.write('dev-network/errored.tfstate', '{}');
    expect(await saved(9)).toMatch(/^THE STATE COULD NOT BE WRITTEN\. It is in /);
    const kept = join(context.cwd, 'dev-network.errored.tfstate');
    expect([existsSync(kept), statSync(kept).mode & 0o777]).toEqual([true, 0o600]);
  });
});
