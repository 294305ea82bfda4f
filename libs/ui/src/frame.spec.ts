import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every package that a file needs at run time, itself and by what it imports. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const source = readFileSync(file, 'utf8');
  for (const [, from = ''] of source.matchAll(
    /^(?:import|export) (?!type)[^;]*?from '([^']+)'/gms,
  )) {
    const path = from.startsWith('.') ? `${join(dirname(file), from)}.ts` : from;
    if (!seen.has(path)) {
      seen.add(path);
      if (path !== from) {
        packagesOf(path, seen);
      }
    }
  }
  return new Set([...seen].filter((path) => !path.endsWith('.ts')));
}

describe("The frame's door", () => {
  it('brings no forms, tabs or other weight into the first load', () => {
    expect([...packagesOf(join(__dirname, 'frame.ts'))].sort()).toEqual([
      '@angular/aria/menu',
      '@angular/cdk/a11y',
      '@angular/common',
      '@angular/core',
    ]);
  });

  it('is part of the whole door, so nothing exists twice', () => {
    expect([...packagesOf(join(__dirname, 'index.ts'))]).toContain('@angular/forms/signals');
    expect(readFileSync(join(__dirname, 'index.ts'), 'utf8')).toContain("export * from './frame'");
  });
});
