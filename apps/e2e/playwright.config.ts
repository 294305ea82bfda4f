import { defineConfig } from '@playwright/test';

/**
 * Journeys in a real Chromium against the built product. Every spec file starts its own server with its own embedded database, so
 * that one may pull the plug without disturbing the others. No retries: a test that passes the second time has found a race.
 */
export default defineConfig({
  testDir: './src',
  outputDir: '../../test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
    },
  },
});
