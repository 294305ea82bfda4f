import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contrast } from '../test/contrast';
import { personColourCount } from './avatar/avatar';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');

function token(name: string): string {
  const colour = new RegExp(`--ui-${name}: [^;]*?(oklch\\([^)]*\\))`).exec(css)?.[1];
  if (!colour) {
    throw new Error(`tokens.css has no colour --ui-${name}`);
  }
  return colour;
}

const grounds = ['card', 'ground', 'ground-deep', 'accent-soft'];
const texts: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
    ['accent', ground],
  ]),
  ...['success', 'warning', 'danger'].flatMap((state): [string, string][] => [
    [state, 'card'],
    [state, 'ground'],
    [state, `${state}-soft`],
    ['ink', `${state}-soft`],
  ]),
  ['on-accent', 'accent'],
  ...['on-stage', 'on-stage-soft', 'stage-mark', 'stage-warning'].flatMap(
    (text): [string, string][] => [
      [text, 'stage'],
      [text, 'stage-deep'],
    ],
  ),
  ['on-accent', 'accent-strong'],
  ...Array.from({ length: personColourCount }, (_, person): [string, string] => [
    'on-accent',
    `person-${person}`,
  ]),
];

describe('The colours', () => {
  it.each(texts)('let "%s" be read on "%s" (4.5:1)', (text, ground) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['line-strong', 'card'],
    ['focus', 'card'],
    ['focus', 'ground'],
    ['ink-soft', 'card'],
  ])('let the edge "%s" be seen on "%s" (3:1)', (edge, ground) => {
    expect(contrast(token(edge), token(ground))).toBeGreaterThanOrEqual(3);
  });

  it('are measured as WCAG does', () => {
    expect(contrast('oklch(0% 0 0)', 'oklch(100% 0 0)')).toBeCloseTo(21, 1);
  });

  it('stand in tokens.css and nowhere else', () => {
    const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
    const withColours = files
      .filter((file) => /\.(scss|css|html|ts)$/.test(file) && !file.endsWith('.spec.ts'))
      .filter((file) =>
        /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i.test(readFileSync(join(__dirname, file), 'utf8')),
      );
    expect(withColours).toEqual(['tokens.css']);
  });
});
