import { PublicHolidays } from './public-holidays';

describe('A day in Nordrhein-Westfalen', () => {
  const holidays = new PublicHolidays();

  it.each([
    ['2027-01-01', 'Neujahr'],
    ['2027-03-26', 'Karfreitag'],
    ['2027-05-27', 'Fronleichnam'],
    ['2027-11-01', 'Allerheiligen'],
    ['2027-12-26', '2. Weihnachtstag'],
    ['2027-01-06', null],
    ['2027-10-31', null],
    ['2027-12-24', null],
    ['2027-02-08', null],
    ['2027-01-12', null],
    ['2027-12-31', null],
  ])('%s is the public holiday %s', async (day, name) => {
    expect(await holidays.nameOf(day)).toBe(name);
  });
});
