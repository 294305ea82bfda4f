/**
 * `npm run e2e`: the browser journeys alone, against a fresh build; what follows `--` goes to Playwright, as in
 * `npm run e2e -- guideline --headed`.
 */
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { findChromium } from './setup/chromium.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { explain, program, projectEnvironment, projectNode, root } from './setup/project.mjs';
import { runServer } from './setup/run.mjs';

const log = (line) => process.stdout.write(`${line}\n`);

try {
  await ensureInstalled({ log });
  await ensureBuilt({ log });
  const args = [
    'test',
    '-c',
    join(root, 'apps/e2e/playwright.config.ts'),
    ...process.argv.slice(2),
  ];
  process.exitCode = await runServer(
    projectNode(),
    [program('@playwright/test', 'playwright'), ...args],
    { env: projectEnvironment({ CHROMIUM_PATH: await findChromium({ log }) }) },
  );
} catch (error) {
  explain(error);
}
