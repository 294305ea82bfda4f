/** Where the project is, which Node runs it, and how its tools are called. Node's built-ins only, from Node 20 on. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A reason to stop that the person at the terminal can do something about; printed as one line. */
export class Refusal extends Error {}

/** Angular's and Jest's needs: require() of ES modules and Node's newest long-term line. */
const needed = { major: 24, minor: 15 };

/** The Node that the lockfile brings, or this one when it is new enough. */
export function projectNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const brought = join(root, 'node_modules', `node-${platform}-${process.arch}`, binary);
  if (existsSync(brought)) return brought;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needed.major || (major === needed.major && minor >= needed.minor))
    return process.execPath;
  throw new Refusal(
    `There is no Node ${needed.major} among the packages for ${platform}-${process.arch}, and this one is ${process.versions.node}. Install Node ${needed.major}.${needed.minor} or newer and start again.`,
  );
}

/** Path of the program `name` that an installed package brings, as its package.json says. */
export function program(packageName, name = packageName) {
  const directory = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  return join(directory, typeof bin === 'string' ? bin : bin[name]);
}

/** The environment in which `node` means the project's Node and the project's tools are found. */
export function projectEnvironment(extra = {}) {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...process.env,
    [pathName]: [
      dirname(projectNode()),
      join(root, 'node_modules/.bin'),
      process.env[pathName],
    ].join(delimiter),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    ...extra,
  };
}

/** Prints a Refusal as one line and anything else in full; for the last `catch` of a script. */
export function explain(error) {
  process.stderr.write(
    error instanceof Refusal ? `\n${error.message}\n` : `\n${error?.stack ?? error}\n`,
  );
  process.exitCode = 1;
}
