import { planProgram } from '../../src/review/plan-program';
import { AContext } from '../support/a-context';
import { synthesized } from '../support/synthesized';

jest.setTimeout(60_000);

describe('pipeline plan', () => {
  it('judges what was synthesized by its own guardrails, whatever the app did', async () => {
    const context = new AContext();
    // No provider is to be had, so the plan fails; what was found stays in the fragment.
    context.write('empty.tfrc', `provider_installation {\n  filesystem_mirror { path = "${context.cwd}" }\n}\n`);
    const resource = { aws_s3_bucket: { open: { bucket: 'open' } } };
    const dir = synthesized(
      context,
      'dev',
      [{ name: 'dev-models', data: {}, providers: ['hashicorp/aws'], more: { resource } }],
      (stack) => ({ bucket: 'states', key: `dev/${stack}.tfstate` }),
    );
    expect(await planProgram(['--synthesized', dir, '--app', 'dev', '--out', 'fragments'], context)).toBe(1);
    const { findings } = JSON.parse(context.read('fragments/dev.dev-models.json')) as {
      readonly findings: readonly { readonly address: string; readonly severity: string }[];
    };
    expect(findings).toContainEqual(expect.objectContaining({ address: 'aws_s3_bucket.open', severity: 'error' }));
    context.remove();
  });

  it('refuses an app whose name leads out of the folder of fragments', async () => {
    const context = new AContext();
    const dir = synthesized(context, 'dev', [{ name: 'dev-models', data: {} }], () => ({}));
    await expect(
      planProgram(['--synthesized', dir, '--app', '../tool/x', '--out', 'fragments'], context),
    ).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('--app is the name') as string });
    context.remove();
  });
});
