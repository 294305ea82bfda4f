import { spawn } from 'node:child_process';
import type { ServiceUser } from './service-user';

export interface Outcome {
  readonly status: number;
  /** Standard output and error as they came, in English. */
  readonly output: string;
}

/** Runs a program of PostgreSQL as the service user and waits for its end; it does not throw on failure. */
export function run(user: ServiceUser, program: string, args: readonly string[]): Promise<Outcome> {
  const [command = program, ...rest] = [...user.wrapper, program, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, {
      // Messages are read by problemFromOutput, so they must not be translated.
      env: { ...process.env, LC_ALL: 'C', LANGUAGE: 'C' },
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(user.wrapper.length === 0 ? user.owner : null),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status: status ?? 1, output });
    });
  });
}
