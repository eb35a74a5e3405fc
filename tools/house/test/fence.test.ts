import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

interface LintMessage {
  readonly ruleId: string | null;
  readonly message: string;
}

/** Lints texts, were they the files at those paths, in one process: its types are read once. */
const program = `
  const { ESLint } = require('eslint');
  const asked = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  const eslint = new ESLint();
  Promise.all(asked.map(([filePath, text]) => eslint.lintText(text, { filePath }))).then((found) =>
    process.stdout.write(JSON.stringify(found.map(([file]) => file.messages))));
`;

/** What eslint says of a file that imports something, for each. */
function lint(cases: readonly { readonly path: string; readonly imported: string }[]): (readonly LintMessage[])[] {
  const asked = cases.map(({ path, imported }) => [
    path,
    `import * as it from '${imported}';\n\nexport const found = it;\n`,
  ]);
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
    cwd: root,
    input: JSON.stringify(asked),
    encoding: 'utf8',
  });
  // Without a cached project graph the layer rule only warns that it is skipped, and the fence is down.
  expect(stdout + stderr).not.toContain('No cached ProjectGraph');
  return JSON.parse(stdout) as (readonly LintMessage[])[];
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

/** Imports that each layer may have. */
const passages: readonly [string, string, string][] = [
  ['a feature imports core', 'packages/network/src/index.ts', '@spot-serving/core'],
  ["the review imports core's numbers", 'packages/plan-review/src/index.ts', '@spot-serving/core/numbers'],
  ['a stack imports a feature', 'packages/stacks/src/index.ts', '@spot-serving/network'],
  ['a construct imports one binding', 'packages/network/src/index.ts', '@cdktf/provider-aws/lib/vpc'],
  ['a test imports the testkit', 'packages/network/test/network.test.ts', '@spot-serving/testkit'],
];

describe('the fence', () => {
  const asked = [...trespasses, ...passages].map(([, path, imported]) => ({ path, imported }));
  let found: ReadonlyMap<string, readonly LintMessage[]>;
  beforeAll(() => {
    const messages = lint(asked);
    found = new Map(asked.map(({ path, imported }, index) => [`${path} ${imported}`, messages[index] ?? []]));
  });

  it.each(trespasses)('stops the build when %s', (_, path, imported, rule) => {
    expect(found.get(`${path} ${imported}`)?.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  it.each(passages)('stays open when %s', (_, path, imported) => {
    expect(found.get(`${path} ${imported}`)).toEqual([]);
  });
});
