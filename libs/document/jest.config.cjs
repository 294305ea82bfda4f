module.exports = {
  ...require('../../tools/jest/node-preset.cjs'),
  displayName: 'document',
  rootDir: __dirname,
  roots: ['<rootDir>/src'],
};
