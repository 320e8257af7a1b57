import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { AREA_ORDER, EDGES, ELEMENTS } from './eslint.edges.js';
import { useCaseGuards } from './scripts/eslint/use-case-guards.js';

const TESTS = ['**/*.test.{ts,tsx}', 'tests/**'];
const areaNames = AREA_ORDER.flat();

/** An area may use the doors of every area before it in the order. */
const areaPolicies = AREA_ORDER.flatMap((row, level) =>
  row.map((area) => ({
    from: { element: { type: 'domain', captured: { area } } },
    allow: {
      to: { element: { type: 'domain', captured: { area: [...AREA_ORDER.slice(0, level).flat(), area] } } },
    },
  })),
);

const edgePolicies = Object.entries(EDGES).map(([from, types]) => ({
  from: { element: { type: from } },
  allow: {
    to: {
      element: { types: { anyOf: from === 'domain' ? types.filter((type) => type !== 'domain') : types } },
    },
  },
}));

const noRestricted = (selector, message) => ({ selector, message });

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.astro/**',
      '.data/**',
      'node_modules/**',
      'public/**',
      'db/migrations/**',
      'src/domain/catalog/vin/vpic-packed.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // Our ports are objects of closures; nothing here depends on `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Bodies of Error causes and third-party callbacks: the compiler's strictness is enough here.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'no-console': 'error',
    },
  },
  ...astro.configs.recommended,
  {
    plugins: { boundaries, multipartes: { rules: { 'use-case-guards': useCaseGuards } } },
    settings: {
      'boundaries/elements': ELEMENTS,
      'import/resolver': {
        typescript: { project: './tsconfig.json', conditionNames: ['node', 'import', 'types', 'default'] },
      },
    },
  },
  {
    files: ['src/**/*.{ts,tsx,astro}', 'db/**/*.ts', 'models/**/*.ts'],
    ignores: TESTS,
    rules: {
      'boundaries/dependencies': [
        'error',
        { default: 'disallow', policies: [...edgePolicies, ...areaPolicies] },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx,astro}', 'db/**/*.ts'],
    ignores: [...TESTS, 'src/server/env.ts', 'db/local/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noRestricted(
          "MemberExpression[object.name='process'][property.name='env']",
          'Only server/env.ts reads the environment',
        ),
        noRestricted(
          "MemberExpression[object.name='sql'][property.name=/^(raw|identifier)$/]",
          'Values and fixed names only',
        ),
        noRestricted("ImportDeclaration[source.value='lucia']", 'Only domain/identity/lucia.ts knows lucia'),
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: TESTS,
    rules: {
      'multipartes/use-case-guards': 'error',
      'no-restricted-syntax': [
        'error',
        noRestricted("MemberExpression[object.name='process']", 'Rules know no process'),
        noRestricted(
          "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          'Use ctx.now()',
        ),
        noRestricted("NewExpression[callee.name='Date'][arguments.length=0]", 'Use ctx.now()'),
        noRestricted("MemberExpression[object.name='Math'][property.name='random']", 'Rules are not random'),
        noRestricted(
          "MemberExpression[object.name='sql'][property.name=/^(raw|identifier)$/]",
          'Values and fixed names only',
        ),
        noRestricted("ImportDeclaration[source.value='lucia']", 'Only domain/identity/lucia.ts knows lucia'),
      ],
    },
  },
  { files: ['src/domain/identity/lucia.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Areas are flat folders: `..` would reach into another one past its door.
    files: areaNames.map((area) => `src/domain/${area}/*.ts`),
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\.\\./', message: 'Use the door: #domain/<area>' },
            {
              regex: '^#server/(?!context\\.ts$)',
              message: 'The domain knows only the context of the server',
            },
            {
              regex:
                '^#db/(?!(client|reader|tx|errors|idempotency|lanes|schema/columns|placement/index)\\.ts$)',
              message: 'SQL lives in *queries.ts',
            },
          ],
          paths: [
            {
              name: '#shared/scope.ts',
              importNames: ['mintBranchScope', 'mintAllBranchesScope'],
              message: 'Only identity makes scopes',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/domain/*/*queries.ts', 'src/domain/identity/authorize.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\./', message: 'Use the door: #domain/<area>' }] },
      ],
    },
  },
  {
    files: ['src/{components,islands,elements,viewer,offline}/**/*.{ts,tsx,astro}'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^#(domain|db|server)/', message: 'Only contracts and shared rules reach the browser' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/components/**/*.astro'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^#(db|server)/', message: 'Components get props' }] },
      ],
    },
  },
  {
    files: ['scripts/**', 'tests/bench/**', 'tests/faults/**', 'db/local/**', 'tests/fixtures/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' },
    },
  },
  {
    files: [...TESTS, 'scripts/eslint/*.test.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
