/**
 * Which room may use which, inside each app. A room is a folder named after a concept; `core` is what every room
 * stands on. A feature names the rooms it uses here, by name, and removing it removes its line.
 * tools/test/boundaries.test.mjs plants violations and expects them to be caught.
 */
import type { SheriffConfig } from '@softarc/sheriff-core';

const libraries = ['domain', 'document-schema', 'ui'];

export const config: SheriffConfig = {
  entryPoints: { api: 'apps/api/src/server.ts', web: 'apps/web/src/main.ts' },
  enableBarrelLess: true,
  // A room has no door file; any file of a room that may be used may be imported.
  barrelFileName: '#none.ts',
  autoTagging: false,
  // No folder is closed off inside a room: the rooms are small.
  encapsulationPattern: '#internal',
  modules: {
    'libs/domain/src': 'domain',
    'libs/document/src': 'document-schema',
    'libs/ui/src': 'ui',
    'apps/api/src/<room>': 'api:<room>',
    'apps/web/src/app/<room>': 'web:<room>',
  },
  depRules: {
    domain: [],
    'document-schema': [],
    ui: [],
    // What is in no room: main, the list of rooms, the routes.
    root: [
      ...['api:core', 'api:realtime', 'api:account', 'api:network', 'api:guideline'],
      ...['api:meeting', 'api:live', 'api:minutes', 'api:task', 'api:funding'],
      ...['api:example-data', 'api:calendar', 'api:reminder'],
      ...['web:core', 'web:shell', 'web:account', 'web:network', 'web:guideline'],
      ...['web:meeting', 'web:live', 'web:minutes', 'web:task', 'web:funding', 'web:overview'],
      ...['web:calendar', 'web:reminder'],
      ...libraries,
    ],

    'api:core': libraries,
    'api:realtime': ['api:core', ...libraries],
    'api:document': ['api:core', ...libraries],
    'api:account': ['api:core', ...libraries],
    'api:network': ['api:core', 'api:realtime', ...libraries],
    'api:guideline': ['api:core', 'api:realtime', 'api:document', 'api:network', ...libraries],
    'api:meeting': ['api:core', 'api:realtime', 'api:network', ...libraries],
    'api:live': ['api:core', 'api:realtime', 'api:network', 'api:meeting', ...libraries],
    'api:funding': ['api:core', 'api:realtime', 'api:network', 'api:meeting', ...libraries],
    'api:calendar': [
      ...['api:core', 'api:realtime', 'api:network', 'api:meeting', 'api:funding'],
      ...libraries,
    ],
    'api:reminder': ['api:core', 'api:network', ...libraries],
    'api:task': ['api:core', 'api:realtime', 'api:network', 'api:meeting', ...libraries],
    'api:minutes': [
      ...['api:core', 'api:realtime', 'api:document', 'api:network', 'api:meeting', 'api:task'],
      ...libraries,
    ],
    // Fills an empty database through the rooms that own the rows; nobody uses it but main.
    'api:example-data': [
      ...['api:core', 'api:account', 'api:network', 'api:guideline', 'api:meeting', 'api:funding'],
      ...libraries,
    ],

    'web:core': libraries,
    'web:shell': ['web:core', ...libraries],
    'web:document': ['web:core', ...libraries],
    'web:account': ['web:core', 'web:shell', 'web:network', ...libraries],
    'web:network': ['web:core', 'web:shell', ...libraries],
    'web:guideline': ['web:core', 'web:document', 'web:network', ...libraries],
    'web:meeting': ['web:core', 'web:shell', 'web:network', ...libraries],
    'web:live': ['web:core', 'web:shell', 'web:meeting', ...libraries],
    'web:task': ['web:core', ...libraries],
    'web:reminder': ['web:core', 'web:shell', ...libraries],
    'web:minutes': [
      ...['web:core', 'web:document', 'web:network', 'web:meeting', 'web:task'],
      ...libraries,
    ],
    'web:calendar': ['web:core', 'web:network', ...libraries],
    'web:funding': ['web:core', 'web:network', 'web:calendar', ...libraries],
    'web:overview': [
      'web:core',
      'web:account',
      'web:network',
      'web:guideline',
      'web:funding',
      'web:calendar',
      'web:meeting',
      'web:task',
      ...libraries,
    ],
  },
};
