/** Jest for projects without a DOM: swc compiles the specs to CommonJS, path aliases as in tsconfig.base.json. */
const { join } = require('node:path');

const root = join(__dirname, '../..');

module.exports = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: {
    '^@quartiersforum/domain$': join(root, 'libs/domain/src/index.ts'),
    '^@quartiersforum/document$': join(root, 'libs/document/src/index.ts'),
  },
};
