import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/find-chromium.ts';

const port = Number((process.env['MULTIPARTES_E2E_PORT'] ??= '4398'));
const chromium = findChromium();
/**
 * What each device leaves to the other: `@keyboard` and `@finger` cannot be done on it; `@desktop` and `@phone` are
 * where something is done, and the same code on both (`E2E_ALL=1`: also on the other).
 */
const isAll = Boolean(process.env['E2E_ALL']);
const notOnPhones = isAll ? /@keyboard/ : /@keyboard|@desktop/;
const notOnDesks = isAll ? /@finger/ : /@finger|@phone/;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // Ample: a busy machine is no fault of the site. What has to be quick says so in its test.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    screenshot: 'only-on-failure',
    // A fifth of the time of every test, also of those that pass.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: { args: [...chromiumArguments], ...(chromium ? { executablePath: chromium } : {}) },
  },
  projects: [
    {
      name: 'phone',
      grepInvert: notOnPhones,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 },
    },
    {
      name: 'desktop',
      grepInvert: notOnDesks,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
  ],
  webServer: {
    command: `"${process.execPath}" tests/fixtures/serve-built-site.ts e2e ${port}`,
    url: `http://127.0.0.1:${port}/livez`,
    // Seeding and building come first.
    timeout: 5 * 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    reuseExistingServer: false,
    env: { LOG_LEVEL: 'silent' },
  },
});
