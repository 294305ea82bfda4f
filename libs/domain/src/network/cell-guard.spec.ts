import * as fc from 'fast-check';
import { guardedCell, unguardedCell } from './cell-guard';

describe('A cell of the exported register', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 2041 1', "'+49 2041 1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ["'=1", "''=1"],
    ["''+x", "'''+x"],
    ["'s Haus", "'s Haus"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j stands there as %j', (text, cell) => expect(guardedCell(text)).toBe(cell));

  it('never begins like a formula, and is read back as what it was', () => {
    const unit = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', ' ');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
        expect(guardedCell(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardedCell(guardedCell(text))).toBe(text);
      }),
    );
  });

  it('that a person typed without a guard is taken as it is', () => {
    expect(['=1+1', '+49 2041', "'s Haus"].map(unguardedCell)).toEqual([
      '=1+1',
      '+49 2041',
      "'s Haus",
    ]);
  });
});
