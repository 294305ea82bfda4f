/**
 * `npm run erase-account -- <e-mail>`: erases the person behind a disabled account; docs/privacy.md says what that means. Installs and
 * builds what is missing, as `npm start` does.
 */
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { explain, projectEnvironment, projectNode, root } from './setup/project.mjs';
import { runServer } from './setup/run.mjs';

const log = (line) => process.stdout.write(`${line}\n`);

try {
  await ensureInstalled({ log });
  await ensureBuilt({ log });
  process.exitCode = await runServer(
    projectNode(),
    [join(root, 'dist/apps/api/erase-account.mjs'), ...process.argv.slice(2)],
    { env: projectEnvironment() },
  );
} catch (error) {
  explain(error);
}
