/** The whole product as a process of its own, so that a spec can kill it. Bundled from the sources with the product's own options. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '../../../..');
/** A folder for each of Jest's workers: one may build while another starts what it has built. */
const outdir = join(root, 'tmp/api-process', process.env['JEST_WORKER_ID'] ?? '1');

export async function buildProduct(): Promise<void> {
  await mkdir(outdir, { recursive: true });
  const script = `
    import { build } from 'esbuild';
    import { apiBuildOptions, entryPoints } from ${JSON.stringify(join(root, 'tools/build-api.mjs'))};
    await build(await apiBuildOptions({ entryPoints: await entryPoints(), outdir: ${JSON.stringify(outdir)} }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error('the product could not be built');
}

export class ProductProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Address that it listens on. */
    readonly url: string,
  ) {}

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Starts it; resolves when it listens. */
  static async start(environment: Readonly<Record<string, string>>): Promise<ProductProcess> {
    const child = spawn(process.execPath, [join(outdir, 'main.mjs')], {
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        EXAMPLE_DATA: '0',
        LOG_LEVEL: 'fatal',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout === null) throw new Error('no output to read the address from');
    for await (const line of createInterface(child.stdout)) {
      const [, url] = /^Quartiersforum: (\S+)$/.exec(line) ?? [];
      if (url !== undefined) return new ProductProcess(child, url);
    }
    throw new Error('the product ended before it listened');
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
