/**
 * The door of all benchmarks: `npm run bench -- <name> [options]`. Prints one JSON document on stdout and its progress on stderr.
 *
 * Ends with 1 when something broke (a peer did not start, an edit was lost), never because a limit was missed: a missed limit is
 * a result, and it is in the JSON as `ok: false`.
 */
import { hasErrors } from './documents/report.mjs';

const benchmarks = {
  calendar: () => import('./calendar/benchmark.mjs'),
  documents: () => import('./documents/benchmark.mjs'),
  funding: () => import('./funding/benchmark.mjs'),
  live: () => import('./live/benchmark.mjs'),
  start: () => import('./start/benchmark.mjs'),
};

const [name, ...options] = process.argv.slice(2);
const load = Object.entries(benchmarks).find(([known]) => known === name)?.[1];
if (!load || Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    load
      ? `Benchmarks need Node 24 or newer, this is ${process.version}: start them with npm run bench.\n`
      : `Usage: npm run bench -- ${Object.keys(benchmarks).join('|')} [options]\n`,
  );
  process.exit(2);
}

try {
  const report = await (await load()).run(options);
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = hasErrors(report) ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
