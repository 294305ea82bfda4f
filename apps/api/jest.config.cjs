/** The API on a real PostgreSQL: unit specs beside the code, and test/, through the door. */
const preset = require('../../tools/jest/node-preset.cjs');

module.exports = {
  ...preset,
  transform: { ...preset.transform, '\\.csv$': require.resolve('../../tools/jest/text.cjs') },
  displayName: 'api',
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60_000,
  // Modules of finished specs stay in memory, some 30 MB each; a run would take 3 GB.
  workerIdleMemoryLimit: '1200MB',
};
