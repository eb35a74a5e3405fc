const { basename } = require('node:path');

/** Packages that ship ES modules only; jest runs CommonJS, so these pass through swc as our own files do. */
const esModules = [
  'ansi-escapes',
  'ansi-regex',
  'ansi-styles',
  'cli-cursor',
  'cli-truncate',
  'environment',
  'eventemitter3',
  'execa',
  'figures',
  'get-east-asian-width',
  'get-stream',
  'human-signals',
  'is-fullwidth-code-point',
  'is-plain-obj',
  'is-stream',
  'is-unicode-supported',
  'listr2',
  'log-update',
  'mimic-function',
  'npm-run-path',
  'onetime',
  'parse-ms',
  'path-key',
  'pretty-ms',
  'restore-cursor',
  'signal-exit',
  'slice-ansi',
  'string-width',
  'strip-ansi',
  'strip-final-newline',
  'unicorn-magic',
  'wrap-ansi',
  'yoctocolors',
  '@sec-ant/readable-stream',
  '@sindresorhus/merge-streams',
  '@octokit/[\\w-]+',
  'before-after-hook',
  'universal-user-agent',
];

/** @type {import('jest').Config} */
module.exports = {
  displayName: basename(process.cwd()),
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@spot-serving/source', 'require', 'node', 'default'] },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  moduleNameMapper: { '^fast-check$': require.resolve('./jest.fast-check.cjs') },
  transform: {
    '\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  testTimeout: 30_000,
  // A test that fails before it closes its server turns the run red at once; without this, the run would wait for that server for ever.
  forceExit: true,
};
