import * as fc from 'fast-check';
import { endOf, readBeginning, readEnd } from './register-dates';

describe('The end of a funding', () => {
  it.each([
    ['2020-12', '2020-12'],
    ['2020-12-31', '2020-12'],
    ['2020-12-30', '2020-12-30'],
    ['2024-02-29', '2024-02'],
    ['31.12.2020', '2020-12'],
    ['1.3.2021', '2021-03-01'],
    ['12/20', '2020-12'],
    ['12.2020', '2020-12'],
    ['Dez 20', '2020-12'],
    ['Dez. 2020', '2020-12'],
    ['März 2021', '2021-03'],
    ['Mrz 21', '2021-03'],
    ['31. Dezember 2020', '2020-12'],
    ['Dauerhaft', 'dauerhaft'],
  ])('may be written as %s', (text, end) => expect(readEnd(text)).toBe(end));

  it.each([
    'k.A.',
    '2020',
    '2020-13',
    '2020-00',
    '2021-02-29',
    '30.02.2020',
    '12/1820',
    '9999-12',
    'Foo 20',
    '20-12',
    '١٢/٢٠',
  ])('is not %s', (text) => expect(readEnd(text)).toBeUndefined());

  it('stands for the last day of its month, a day, or no end at all', () => {
    expect(['2020-12', '2020-12-30', 'dauerhaft', ''].map(endOf)).toEqual([
      { endsOn: '2020-12-31', isPermanent: false },
      { endsOn: '2020-12-30', isPermanent: false },
      { endsOn: null, isPermanent: true },
      { endsOn: null, isPermanent: false },
    ]);
  });

  it('is read as it was written, on every day', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(day, (date) => expect(endOf(readEnd(date) ?? '').endsOn).toBe(date)));
  });
});

describe('The beginning of a funding', () => {
  it.each([
    ['2020-12-05', '2020-12-05'],
    ['5.12.2020', '2020-12-05'],
    ['2020-12', '2020-12-01'],
    ['01/21', '2021-01-01'],
  ])('written as %s is %s', (text, day) => expect(readBeginning(text)).toBe(day));

  it('is never "dauerhaft"', () => expect(readBeginning('dauerhaft')).toBeUndefined());
});
