/**
 * `npm start`: installs what is missing, builds what is stale, and runs the server on the project's own Node until
 * Ctrl-C. Runs on Node 20 or newer with nothing installed, so it uses Node's built-ins only.
 */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { Refusal, explain, projectEnvironment, projectNode, root } from './setup/project.mjs';
import { runServer } from './setup/run.mjs';
import { serverFlags } from './setup/server-flags.mjs';

const log = (line) => process.stdout.write(`${line}\n`);

/** Said before minutes of installing and building, not after. What else is wrong with PORT, the server says. */
async function checkPort() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) return;
  const problem = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen(port, process.env.HOST || '127.0.0.1', () => probe.close(() => resolve(null)));
  });
  if (problem === 'EADDRINUSE')
    throw new Refusal(
      `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
  if (problem === 'EACCES')
    throw new Refusal(
      `This user may not listen on port ${port}; choose one above 1023: PORT=3000 npm start`,
    );
}

try {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Refusal(`Node 20 or newer is needed; this is ${process.versions.node}.`);
  await checkPort();
  await ensureInstalled({ log });
  await ensureBuilt({ log });
  process.exitCode = await runServer(
    projectNode(),
    [...serverFlags, join(root, 'dist/apps/api/main.mjs')],
    { env: projectEnvironment(), isWatching: true },
  );
} catch (error) {
  explain(error);
}
