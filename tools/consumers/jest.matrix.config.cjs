// The whole matrix, for `npm run consumers`: many installations, so no part of `npm test`.
module.exports = {
  ...require('./jest.config.cjs'),
  displayName: 'consumers matrix',
  testMatch: ['<rootDir>/matrix/**/*.test.ts'],
  testTimeout: 900_000,
  maxWorkers: 1,
};
