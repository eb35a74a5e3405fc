import nx from '@nx/eslint-plugin';
import importSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

/** Importing a provider's root loads every binding: twenty times the time and eight times the memory of a deep import (docs/adr/0003). */
const providerBarrels = ['aws', 'helm', 'kubernetes'].map((provider) => ({
  name: `@cdktf/provider-${provider}`,
  message: `Import one binding, such as '@cdktf/provider-${provider}/lib/provider'; the root loads them all.`,
}));

const testsOnly = [
  { name: '@spot-serving/testkit', message: 'The testkit is for tests only.' },
  { name: '@spot-serving/emulator', message: 'The emulator is for tests, the rehearsal, and measurements.' },
];

const coreRoot = {
  name: '@spot-serving/core',
  message: "Import '@spot-serving/core/numbers' or '@spot-serving/core/vocabulary': the root loads cdktf.",
};

/** Who may import whom: down the layers only, and never sideways (docs/architecture.md). */
const depConstraints = [
  { sourceTag: 'layer:core', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:emulator', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:foundation', onlyDependOnLibsWithTags: ['layer:core', 'layer:testkit'] },
  { sourceTag: 'layer:release', onlyDependOnLibsWithTags: ['layer:core', 'layer:testkit'] },
  {
    sourceTag: 'layer:feature',
    onlyDependOnLibsWithTags: ['layer:foundation', 'layer:release', 'layer:core', 'layer:testkit', 'layer:emulator'],
  },
  { sourceTag: 'layer:rule', onlyDependOnLibsWithTags: ['layer:core', 'layer:testkit'] },
  {
    sourceTag: 'layer:stack',
    onlyDependOnLibsWithTags: [
      'layer:feature',
      'layer:foundation',
      'layer:release',
      'layer:rule',
      'layer:core',
      'layer:testkit',
    ],
  },
  { sourceTag: 'layer:runner', onlyDependOnLibsWithTags: ['layer:emulator'] },
  { sourceTag: 'layer:stand-in', onlyDependOnLibsWithTags: ['layer:runner'] },
  {
    sourceTag: 'layer:tool',
    onlyDependOnLibsWithTags: [
      'layer:core',
      'layer:rule',
      'layer:runner',
      'layer:stand-in',
      'layer:review',
      'layer:check',
      'layer:forecast',
      'layer:emulator',
      'layer:testkit',
    ],
  },
  { sourceTag: 'layer:check', onlyDependOnLibsWithTags: ['layer:core', 'layer:runner'] },
  {
    // What a tool forecasts, its report says.
    sourceTag: 'layer:forecast',
    onlyDependOnLibsWithTags: ['layer:core', 'layer:runner', 'layer:review', 'layer:testkit'],
  },
  {
    sourceTag: 'layer:review',
    onlyDependOnLibsWithTags: ['layer:core', 'layer:runner', 'layer:emulator', 'layer:testkit'],
  },
  { sourceTag: 'layer:testkit', onlyDependOnLibsWithTags: ['layer:core', 'layer:stand-in'] },
  { sourceTag: 'layer:app', onlyDependOnLibsWithTags: ['layer:stack', 'layer:testkit'] },
  { sourceTag: 'layer:proof', onlyDependOnLibsWithTags: ['*'] },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/out-tsc',
      '**/node_modules',
      '**/cdktf.out',
      '**/.rehearsal',
      '**/.nx',
      '**/test/fixtures/lint/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // One dialect for constants: camelCase, as for all other names; snake_case is Terraform's and GitHub's, where a shorthand makes the property.
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'variable', format: ['camelCase', 'PascalCase', 'snake_case'], leadingUnderscore: 'forbid' },
        // What another program names is called as it is there.
        { selector: 'variable', modifiers: ['destructured'], format: null },
      ],
      // An async function without an await keeps what it throws in its promise.
      '@typescript-eslint/require-await': 'off',
      // Types are structural: it takes every node that ts-morph narrows for a foreign object, and overflows the stack on recursive ones (8.73.0).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    plugins: { '@nx': nx, 'import-sort': importSort },
    rules: {
      // What is loaded for its effect, Node's own, packages, ours, and the files beside.
      'import-sort/imports': [
        'error',
        { groups: [['^\\u0000'], ['^node:'], ['^@?\\w'], ['^@spot-serving'], ['^\\.']] },
      ],
      'no-restricted-imports': ['error', { paths: providerBarrels }],
      // Constructs are made for their effect on the tree.
      'no-new': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints,
          allow: [
            '../addresses',
            '../life/changes',
            '../prod/compose',
            '../prod/production',
            '../../../../apps/prod/resolved-versions.json',
            '#commands/*',
            '#page',
          ],
          enforceBuildableLibDependency: false,
        },
      ],
    },
  },
  {
    // What a tool reads is made by a feature: its tests may make one.
    files: ['packages/check-serving/test/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['**/src/**/*.ts', 'apps/*/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [...providerBarrels, ...testsOnly] }],
      'max-lines': ['error', { max: 150, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 35, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: [
      'packages/rehearsal/src/**/*.ts',
      'tools/kind-trial/src/**/*.ts',
      'tools/checkov/src/**/*.ts',
      'tools/measure/src/**/*.ts',
      'packages/model-publisher/src/publish/measure.ts',
    ],
    rules: { 'no-restricted-imports': ['error', { paths: providerBarrels }] },
  },
  {
    // A review starts in a job of its own, where nothing of cdktf is needed: of core it takes what loads none of it.
    files: ['packages/plan-review/src/**/*.ts', 'packages/forecast/src/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [...providerBarrels, ...testsOnly, coreRoot] }] },
  },
  {
    files: ['packages/core/src/contracts/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\./)', message: 'Contracts import nothing but each other.' }] },
      ],
    },
  },
  // In a test the columns of a table are parameters of its case.
  { files: ['**/*.ts'], ignores: ['**/*.test.ts'], rules: { '@typescript-eslint/max-params': ['error', { max: 4 }] } },
  {
    // What a test reads back is JSON, of a plan, a page or a synthesized stack: its matchers say the shape.
    files: ['**/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.cjs', '**/*.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
