/** The first command, as far as it can be seen without installing and building anew. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { projectNode, root } from '../setup/project.mjs';
import { runQuietly, runServer } from '../setup/run.mjs';
import { countJest, countNode, countPlaywright } from '../setup/count.mjs';

describe('npm start', () => {
  it('says in one line that the port is taken, before it does anything else', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address();
    const { status, output, seconds } = await runQuietly(
      projectNode(),
      [join(root, 'tools/start.mjs')],
      {
        env: { ...process.env, PORT: String(port), HOST: '' },
      },
    );
    other.close();
    assert.equal(status, 1);
    assert.match(output.trim(), new RegExp(`^Port ${port} is taken by another program\\.[^\\n]*$`));
    assert.ok(seconds < 5);
  });

  it('ends with the status of the server', async () => {
    const env = process.env;
    assert.equal(await runServer(process.execPath, ['-e', 'process.exit(7)'], { env }), 7);
    assert.equal(
      await runServer(process.execPath, ['-e', 'process.kill(process.pid)'], { env }),
      143,
    );
  });

  it('hands a signal on once, however often it comes', async () => {
    const server = `
      let count = 0;
      process.on('SIGINT', () => { count += 1; setTimeout(() => process.exit(count), 300); });
      setInterval(() => {}, 1000);
      console.log('up');`;
    const starter = spawn(
      projectNode(),
      [
        '--input-type=module',
        '-e',
        `import { runServer } from ${JSON.stringify(join(root, 'tools/setup/run.mjs'))};
         process.exitCode = await runServer(process.execPath, ['-e', ${JSON.stringify(server)}], { env: process.env });`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(starter.stdout, 'data');
    starter.kill('SIGINT');
    starter.kill('SIGINT');
    const [status] = await once(starter, 'exit');
    assert.equal(status, 1);
  });
});

describe('a script that is stopped while it installs or builds', () => {
  /** Runs a program that starts another; both say their numbers. The second hears of no signal that is sent to the first alone. */
  async function startNested() {
    const inner = 'console.log(process.pid); setInterval(() => {}, 1000)';
    const outer = `
      const { pid } = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' });
      console.log(process.pid);
      setInterval(() => {}, 1000);`;
    const script = `
      import { runQuietly } from ${JSON.stringify(join(root, 'tools/setup/run.mjs'))};
      await runQuietly(process.execPath, ['-e', ${JSON.stringify(outer)}], { show: true });
      console.log('went on');`;
    const child = spawn(projectNode(), ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    const pids = new Promise((resolve) => {
      child.stdout.on('data', (chunk) => {
        output += chunk;
        const found = output.match(/\d+(?=\n)/g) ?? [];
        if (found.length === 2) resolve(found.map(Number));
      });
    });
    return { child, pids: await pids, output: () => output };
  }

  const killIfThere = (pid) => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // as it should be
    }
  };

  for (const [signal, expected] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])
    it(`by ${signal} leaves nothing running and does not go on`, async () => {
      const { child, pids, output } = await startNested();
      const begin = Date.now();
      child.kill(signal);
      // It ends when the last of them has let go of the output; one that was overlooked would be killed after ten seconds.
      const [status] = await once(child, 'close');
      for (const pid of pids) killIfThere(pid);
      assert.equal(status, expected);
      assert.ok(Date.now() - begin < 5000);
      assert.doesNotMatch(output(), /went on/);
    });
});

describe('npm test counts', () => {
  const good = { status: 0, isTimedOut: false };
  const bad = { status: 1, isTimedOut: false };

  it('a suite that could not run as a failure', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
    assert.deepEqual(countJest(report, bad), { passed: 3, failed: 1 });
  });

  it('a run without a report, or one that was cut off, as a failure', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
    assert.deepEqual(countJest(null, good), { passed: 0, failed: 1 });
    assert.deepEqual(countJest(report, { status: 0, isTimedOut: true }), { passed: 3, failed: 1 });
  });

  it('a journey that passed the second time as a failure', () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 0 } };
    assert.deepEqual(countPlaywright(report, bad), { passed: 4, failed: 3 });
  });

  it('what Node’s own runner says', () => {
    const output = '# tests 5\n# pass 4\n# fail 1\n';
    assert.deepEqual(countNode({ output, status: 1, isTimedOut: false }), { passed: 4, failed: 1 });
  });
});
