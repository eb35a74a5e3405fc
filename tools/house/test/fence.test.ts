import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

interface LintMessage {
  readonly ruleId: string | null;
  readonly message: string;
}

/** What eslint says of `text`, were it the file `path`. */
function lint(path: string, text: string): readonly LintMessage[] {
  const eslint = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [eslint, '--stdin', '--stdin-filename', path, '--format', 'json'],
    { cwd: root, input: text, encoding: 'utf8' },
  );
  // Without a cached project graph the layer rule only warns that it is skipped, and the fence is down.
  expect(stdout + stderr).not.toContain('No cached ProjectGraph');
  const [file] = JSON.parse(stdout) as [{ readonly messages: readonly LintMessage[] }];
  return file.messages.filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-unused-vars');
}

/** A file that is there, for rules that know types ask its project, what its layer must not import, and the rule that must fire. */
const trespasses: readonly [string, string, string, string][] = [
  [
    'a feature imports another feature',
    'packages/network/src/index.ts',
    '@spot-serving/model-store',
    '@nx/enforce-module-boundaries',
  ],
  [
    'a feature imports a stack',
    'packages/network/src/index.ts',
    '@spot-serving/stacks',
    '@nx/enforce-module-boundaries',
  ],
  ['core imports a feature', 'packages/core/src/index.ts', '@spot-serving/network', '@nx/enforce-module-boundaries'],
  [
    'a tool imports a feature',
    'packages/rehearsal/src/index.ts',
    '@spot-serving/network',
    '@nx/enforce-module-boundaries',
  ],
  [
    'a rule imports a feature',
    'packages/guardrails/src/index.ts',
    '@spot-serving/network',
    '@nx/enforce-module-boundaries',
  ],
  ['an app imports a feature', 'apps/dev-eu-west-1/main.ts', '@spot-serving/network', '@nx/enforce-module-boundaries'],
  ['a source imports the testkit', 'packages/network/src/index.ts', '@spot-serving/testkit', 'no-restricted-imports'],
  ['a contract imports a library', 'packages/core/src/contracts/network.ts', 'cdktf', 'no-restricted-imports'],
  [
    'the review imports all of core',
    'packages/plan-review/src/index.ts',
    '@spot-serving/core',
    'no-restricted-imports',
  ],
  [
    'a construct imports the barrel of a provider',
    'packages/network/src/index.ts',
    '@cdktf/provider-aws',
    'no-restricted-imports',
  ],
  [
    'a test imports the barrel of a provider',
    'packages/network/test/network.test.ts',
    '@cdktf/provider-kubernetes',
    'no-restricted-imports',
  ],
];

describe('the fence', () => {
  it.each(trespasses)('stops the build when %s', (_, path, imported, rule) => {
    expect(
      lint(path, `import * as it from '${imported}';\n\nexport const found = it;\n`).map(({ ruleId }) => ruleId),
    ).toContain(rule);
  });

  it.each([
    ['a feature imports core', 'packages/network/src/index.ts', '@spot-serving/core'],
    ["the review imports core's numbers", 'packages/plan-review/src/index.ts', '@spot-serving/core/numbers'],
    ['a stack imports a feature', 'packages/stacks/src/index.ts', '@spot-serving/network'],
    ['a construct imports one binding', 'packages/network/src/index.ts', '@cdktf/provider-aws/lib/vpc'],
    ['a test imports the testkit', 'packages/network/test/network.test.ts', '@spot-serving/testkit'],
  ])('stays open when %s', (_, path, imported) => {
    expect(lint(path, `import * as it from '${imported}';\n\nexport const found = it;\n`)).toEqual([]);
  });
});
