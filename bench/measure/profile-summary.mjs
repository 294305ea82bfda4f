/**
 * Where a recorded CPU profile spent its time: `node bench/measure/profile-summary.mjs <file.cpuprofile> [lines]`.
 * Prints the busiest functions by self time and the share of each package, idle time left out.
 */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} ProfileNode
 * @property {number} id
 * @property {{ functionName: string, url: string, lineNumber: number }} callFrame
 */

const [file, lines = '40'] = process.argv.slice(2);
if (!file) throw new Error('Name a .cpuprofile file.');
/** @type {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} */
const profile = JSON.parse(readFileSync(file, 'utf8'));
const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));

/** @type {Map<string, number>} */
const byFunction = new Map();
/** @type {Map<string, number>} */
const byPackage = new Map();
let busy = 0;
profile.samples.forEach((id, index) => {
  const frame = nodes.get(id);
  const time = profile.timeDeltas[index] ?? 0;
  if (!frame || frame.functionName === '(idle)') return;
  busy += time;
  const home = packageOf(frame.url);
  const place = frame.url
    ? ` ${frame.url.split('/').slice(-2).join('/')}:${frame.lineNumber + 1}`
    : '';
  add(byFunction, `${frame.functionName || '(anonymous)'} [${home}]${place}`, time);
  add(byPackage, home, time);
});

process.stdout.write(`busy ${(busy / 1e6).toFixed(2)} s\n`);
print(byPackage, 15);
process.stdout.write('\n');
print(byFunction, Number(lines));

/** @param {string} url */
function packageOf(url) {
  if (!url) return '(native code, system calls, gc)';
  if (url.startsWith('node:')) return url;
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? 'own code';
}

/**
 * @param {Map<string, number>} times
 * @param {string} key
 * @param {number} time
 */
function add(times, key, time) {
  times.set(key, (times.get(key) ?? 0) + time);
}

/**
 * @param {Map<string, number>} times microseconds
 * @param {number} count
 */
function print(times, count) {
  for (const [key, time] of [...times].sort((a, b) => b[1] - a[1]).slice(0, count)) {
    process.stdout.write(`${((100 * time) / busy).toFixed(1).padStart(5)} %  ${key}\n`);
  }
}
