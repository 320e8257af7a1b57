import { configDefaults, defineConfig } from 'vitest/config';

// One project per kind of test; `npm test` runs them one after the other (scripts/test.ts).
const isolatedWorkers = 2;

export default defineConfig({
  test: {
    maxWorkers: isolatedWorkers,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [
            ...configDefaults.exclude,
            '**/*.db.test.ts',
            'tests/{http,e2e,bench}/**',
            '{.data,dist,test-results}/**',
          ],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'db',
          include: ['{db,src,scripts,tests}/**/*.db.test.ts'],
          globalSetup: 'tests/db/global-setup.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.db.test.ts'],
          globalSetup: 'tests/http/global-setup.ts',
          // One built server and one seeded database for all: files take turns.
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
