/** Jest for the web app: Angular templates compiled, zoneless, in jsdom. */
const { join } = require('node:path');
const { createCjsPreset } = require('jest-preset-angular/presets');

const root = join(__dirname, '../..');

module.exports = {
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'web',
  rootDir: __dirname,
  roots: ['<rootDir>/src'],
  // A spec compiles the pages that it opens; the first one of a run pays for all.
  testTimeout: 60_000,
  // FullCalendar and what it stands on come as ES modules only, like Angular's own `.mjs`.
  transformIgnorePatterns: [
    'node_modules/(?!(.*\\.mjs$|@angular/common/locales/.*\\.js$|fullcalendar/|@full-ui/|temporal-(polyfill|utils)/|preact/))',
  ],
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup-jest.ts'],
  moduleNameMapper: {
    '^@quartiersforum/domain$': join(root, 'libs/domain/src/index.ts'),
    '^@quartiersforum/domain/rules$': join(root, 'libs/domain/src/rules.ts'),
    '^@quartiersforum/domain/testing$': join(root, 'libs/domain/src/testing.ts'),
    '^@quartiersforum/document$': join(root, 'libs/document/src/index.ts'),
    '^@quartiersforum/ui$': join(root, 'libs/ui/src/index.ts'),
    '^@quartiersforum/ui/frame$': join(root, 'libs/ui/src/frame.ts'),
  },
};
