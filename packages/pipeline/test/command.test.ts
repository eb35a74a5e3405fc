import { main } from '../src';
import { readApplyOptions } from '../src/apply/apply-options';
import { terraformEnvironment } from '../src/command/terraform-environment';
import { AContext } from './support/a-context';

describe('pipeline', () => {
  const context = new AContext();
  afterAll(() => context.remove());

  it.each(['affected', 'plan', 'comment', 'apply', 'receipt', 'drift', 'destroy', 'leftovers', 'pack', 'publish'])(
    'has help for %s',
    async (command) => {
      expect(await main([command, '--help'], context)).toBe(0);
      expect(context.printed()).toContain(`pipeline ${command} `);
    },
  );

  it.each([
    [[], 'which command?'],
    [['toString'], 'no command "toString"'],
    [['apply'], '--synthesized DIR is missing'],
    [['plan'], 'which app?'],
  ])('refuses %j in one line', async (argv, words) => {
    await expect(main(argv, context)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(words) as string,
    });
  });

  it.each([
    ['', 'what was reviewed? --event FILE or --review FILE'],
    ['--event e --review r', 'what was reviewed?'],
    ['--event e --where here', '--where is outside, inside or anywhere'],
    ['--event e x', '"x" is one too many'],
  ])('refuses apply with "%s"', (line, words) => {
    expect(() => readApplyOptions(['--synthesized', 'd', '--app', 'dev', ...line.split(' ').filter(Boolean)])).toThrow(
      words,
    );
  });

  it.each(['../dev', 'dev -->', '', '-dev'])('refuses the app "%s"', (app) => {
    expect(() => readApplyOptions(['--synthesized', 'd', `--app=${app}`, '--event', 'e'])).toThrow(
      expect.objectContaining({ exitCode: 2 }),
    );
  });

  it('gives Terraform the credentials of the cloud, and none of its own secrets', () => {
    const env = {
      AWS_ACCESS_KEY_ID: 'a',
      TF_CLI_ARGS_plan: '-lock-timeout=5m',
      GITHUB_TOKEN: 't',
      REVIEW_SEAL_SECRET: 'k',
      NODE_AUTH_TOKEN: 'n',
    };
    const own = terraformEnvironment(env, context.cwd);
    expect(own).toMatchObject({ AWS_ACCESS_KEY_ID: 'a', TF_CLI_ARGS_plan: '-lock-timeout=5m', TF_INPUT: '0' });
    expect(Object.keys(own)).not.toEqual(expect.arrayContaining([expect.stringMatching(/TOKEN|KEY$|SECRET$/)]));
  });
});
