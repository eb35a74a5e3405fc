module.exports = {
  ...require('../../jest.preset.cjs'),
  globalSetup: '<rootDir>/setup/pack.cjs',
  globalTeardown: '<rootDir>/setup/remove.cjs',
  testTimeout: 300_000,
};
