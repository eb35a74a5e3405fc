import { refusedDestroy } from '../../src/rehearse/refused-destroy';
import { type Script, scriptedRehearsal } from './scripted-terraform';

const proved = async (script: Script): Promise<string> => {
  const { rehearsal, dispose } = scriptedRehearsal(script);
  try {
    return await refusedDestroy(rehearsal.stack, rehearsal.terraform).then(
      () => 'proved',
      (error: unknown) => (error as Error).message,
    );
  } finally {
    dispose();
  }
};

const protectedError = {
  summary: 'Instance cannot be destroyed',
  detail: 'Resource aws_s3_bucket.b has lifecycle.prevent_destroy set',
};

describe('the proof that Terraform refuses to destroy a stack', () => {
  it('is its own refusal, once per protected resource', async () => {
    expect(await proved({ errors: [protectedError, protectedError], exitCode: 1 })).toBe('proved');
  });

  it.each([
    [
      'would destroy it',
      { errors: [], exitCode: 0 },
      /^models: destroy failed\n {2}Terraform would destroy the stack: prevent_destroy does not hold models\/b$/,
    ],
    [
      'fails for another reason',
      { errors: [{ summary: 'Error acquiring the state lock' }], exitCode: 1 },
      /Error acquiring the state lock/,
    ],
    [
      'fails for another reason too',
      { errors: [protectedError, { summary: 'No valid credentials' }], exitCode: 1 },
      /^models: destroy failed\n {2}No valid credentials$/,
    ],
    ['crashes', { errors: [], exitCode: 2 }, /^models: destroy failed/],
  ])('fails when Terraform %s', async (_what, script, message) => {
    expect(await proved(script)).toMatch(message);
  });
});
