/**
 * Who may import whom. Lint enforces it and docs/architecture.md is made from it. Everything not listed is
 * an error. `domain` areas are ordered: an area may use the doors of areas before it.
 */
export const AREA_ORDER = [
  ['branches', 'audit', 'media'],
  ['identity'],
  ['catalog'],
  ['inventory'],
  ['search', 'cart', 'sales'],
  ['sync', 'landing', 'notifications', 'reporting'],
];

export const ELEMENTS = [
  { type: 'shared', pattern: 'src/domain/shared/**' },
  { type: 'domain', pattern: 'src/domain/*', capture: ['area'] },
  { type: 'i18n', pattern: 'src/i18n/**' },
  { type: 'styles', pattern: 'src/styles/**' },
  { type: 'elements', pattern: 'src/elements/**' },
  { type: 'components', pattern: 'src/components/**' },
  { type: 'layouts', pattern: 'src/layouts/**' },
  { type: 'islands', pattern: 'src/islands/**' },
  { type: 'viewer', pattern: 'src/viewer/**' },
  { type: 'offline', pattern: 'src/offline/**' },
  { type: 'middleware', pattern: 'src/middleware/**' },
  { type: 'server', pattern: 'src/server/**' },
  { type: 'pages', pattern: 'src/pages/**' },
  { type: 'db', pattern: 'db/**' },
  { type: 'models', pattern: 'models/**' },
  { type: 'scripts', pattern: 'scripts/**' },
  { type: 'tests', pattern: 'tests/**' },
];

export const EDGES = {
  pages: [
    'layouts',
    'components',
    'islands',
    'domain',
    'server',
    'i18n',
    'shared',
    'styles',
    'elements',
    'pages',
  ],
  layouts: ['layouts', 'components', 'i18n', 'shared', 'styles', 'elements'],
  components: ['components', 'i18n', 'shared', 'elements', 'domain', 'islands'],
  islands: ['islands', 'viewer', 'offline', 'domain', 'shared', 'i18n', 'elements'],
  viewer: ['viewer', 'shared'],
  offline: ['offline', 'domain', 'shared'],
  elements: ['elements', 'shared'],
  domain: ['domain', 'shared', 'db', 'server'],
  shared: ['shared'],
  i18n: ['i18n'],
  server: ['server', 'domain', 'db', 'i18n', 'shared', 'pages'],
  middleware: ['middleware', 'server', 'domain', 'i18n', 'shared'],
  db: ['db', 'shared'],
  models: ['models', 'shared'],
  scripts: ['scripts', 'tests', 'server', 'domain', 'db', 'models', 'shared', 'i18n'],
  tests: [
    'tests',
    'scripts',
    'server',
    'domain',
    'db',
    'models',
    'shared',
    'i18n',
    'islands',
    'elements',
    'components',
  ],
};
