import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/find-chromium.ts';

const port = Number((process.env['MULTIPARTES_E2E_PORT'] ??= '4398'));
const chromium = findChromium();
/** `E2E_ALL=1`: also on the phone what is done at a desk, or is the same code on both. */
const onPhones = process.env['E2E_ALL'] ? {} : { grepInvert: /@desktop/ };

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { args: [...chromiumArguments], ...(chromium ? { executablePath: chromium } : {}) },
  },
  projects: [
    {
      name: 'phone',
      ...onPhones,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 },
    },
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
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
