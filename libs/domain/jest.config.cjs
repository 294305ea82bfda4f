module.exports = {
  ...require('../../tools/jest/node-preset.cjs'),
  displayName: 'domain',
  rootDir: __dirname,
  roots: ['<rootDir>/src'],
};
