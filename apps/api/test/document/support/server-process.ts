/** A document server as a process of its own, so that a spec can kill it. Bundled once from the sources. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '../../../../..');
/** A folder for each of Jest's workers: one may build while another starts what it has built. */
const outdir = join(root, 'tmp/document-server', process.env['JEST_WORKER_ID'] ?? '1');

/** Builds the server and its fold thread with the product's own build options. */
export async function buildServer(): Promise<void> {
  await mkdir(outdir, { recursive: true });
  const script = `
    import { build } from 'esbuild';
    import { apiBuildOptions } from ${JSON.stringify(join(root, 'tools/build-api.mjs'))};
    await build(await apiBuildOptions({
      entryPoints: {
        server: ${JSON.stringify(join(__dirname, 'server-main.ts'))},
        'fold.worker': ${JSON.stringify(join(root, 'apps/api/src/document/fold.worker.ts'))},
      },
      outdir: ${JSON.stringify(outdir)},
    }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error('the server could not be built');
}

export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** Starts it; resolves when it listens. Port 0 takes any. */
  static async start(databaseUrl: string, port = 0): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--enable-source-maps', join(outdir, 'server.mjs')], {
      env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout === null) throw new Error('no output to read the port from');
    for await (const line of createInterface(child.stdout)) {
      const [, listening] = /^listening (\d+)$/.exec(line) ?? [];
      if (listening !== undefined) return new ServerProcess(child, Number(listening));
    }
    throw new Error('the server ended before it listened');
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${this.port}/yjs`;
  }

  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill(signal);
    await once(this.child, 'exit');
  }
}
