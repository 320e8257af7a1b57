import { configDefaults, defineConfig } from 'vitest/config';

// One project per kind of test; `npm test` runs them one after the other (scripts/test.ts).
const isolatedWorkers = 2;
// Ample: a busy machine is no fault of the code. What has to be quick says so in its test.
const patience = {
  unit: { testTimeout: 60_000, hookTimeout: 60_000 },
  withDatabase: { testTimeout: 120_000, hookTimeout: 240_000 },
};

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
          ...patience.unit,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'db',
          include: ['{db,src,scripts,tests}/**/*.db.test.ts'],
          globalSetup: 'tests/db/global-setup.ts',
          setupFiles: 'tests/db/empty-databases.ts',
          ...patience.withDatabase,
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
          ...patience.withDatabase,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
