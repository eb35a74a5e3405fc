import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { main } from '../src';
import { AContext } from './support/a-context';
import { synthesized } from './support/synthesized';

const folder = join(__dirname, '..', '..', '..', '.github', 'workflows');

/** What a workflow gives for each variable, where it gives anything. */
const contextValues: Readonly<Record<string, string>> = {
  APP: 'dev',
  APPS: '["dev"]',
  CHECK: 'success',
  BASE: '0'.repeat(40),
  CONFIRMATION: 'dev',
  EXPECTED: '["dev"]',
  HEAD: 'a'.repeat(40),
  PULL: '7',
  GITHUB_EVENT_PATH: 'event.json',
  GITHUB_REF_NAME: 'v1.2.3',
  GITHUB_REPOSITORY: 'acme/serving',
  STACKS: '',
  UNCHANGED: '[]',
  WHERE: 'outside',
};

const calls = readdirSync(folder).flatMap((name) =>
  [...readFileSync(join(folder, name), 'utf8').matchAll(/run: (?:node tool\/pipeline\.cjs|npx pipeline) (.+)$/gm)].map(
    ([, line = '']) => [name, line] as const,
  ),
);

/** The words of a command line as the shell would give them. */
function words(line: string, values: Readonly<Record<string, string>>): readonly string[] {
  return line
    .split(' ')
    .map((word) =>
      word.replaceAll('"', '').replace(/\$(\w+)/g, (_, name: string) => values[name] ?? `no value for ${name}`),
    );
}

/** What the program objects to; it has neither credentials nor Terraform nor a repository here, so it gets no further than its arguments. */
async function objection(argv: readonly string[]): Promise<string> {
  const context = new AContext({ REVIEW_SEAL_SECRET: '', TERRAFORM_BINARY_NAME: 'no-terraform' });
  synthesized(context, 'synthesized/dev', [{ name: 'dev-network', data: { one: 'x' } }], () => ({}));
  context.write('package.json', { name: 'w', version: '0.0.1' });
  try {
    await main(argv, context);
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    context.remove();
  }
}

const misuse = /lists what there is|Unknown option|no value for/;

describe('the workflows call the program with what it takes', () => {
  it('in every command it has', () => {
    const commands = [
      'affected',
      'apply',
      'comment',
      'compare',
      'destroy',
      'drift',
      'find-pull',
      'leftovers',
      'pack',
      'plan',
      'publish',
      'receipt',
    ];
    expect([...new Set(calls.map(([, line]) => line.split(' ')[0]))].sort()).toEqual(commands);
  });

  it.each(calls)('%s: %s', async (_name, line) => {
    // A workflow that starts by a push has no app, and one that somebody starts has no commit before.
    const values =
      line.startsWith('affected') && line.includes('--base')
        ? [
            { ...contextValues, APP: '' },
            { ...contextValues, BASE: '' },
          ]
        : [contextValues];
    for (const given of values) expect(await objection(words(line, given))).not.toMatch(misuse);
  });

  it('would object to a flag that there is none of', async () => {
    expect(await objection(words('leftovers --app "$APP" --no-such-flag', contextValues))).toMatch(misuse);
  });
});
