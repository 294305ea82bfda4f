import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** `npm run screenshots`: makes the pictures of the README from the example network. */
export default defineConfig({
  ...journeys,
  testDir: './screenshots',
  testMatch: '*.ts',
  reporter: 'list',
});
