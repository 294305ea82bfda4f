import { networkDayAndTime, networkInstant } from './network-instant';

describe('A day and a time of the network', () => {
  it.each([
    ['in winter', '2027-01-12', '10:00', '2027-01-12T09:00:00.000Z'],
    ['in summer', '2027-07-13', '10:00', '2027-07-13T08:00:00.000Z'],
    ['in the morning before summer time ends', '2026-10-25', '01:30', '2026-10-24T23:30:00.000Z'],
    ['in the hour that there is twice', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['on the evening after it', '2026-10-25', '19:00', '2026-10-25T18:00:00.000Z'],
    ['in the hour that is left out', '2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
  ])('are the right instant %s', (_, day, time, instant) => {
    expect(networkInstant(day, time)).toBe(instant);
  });

  it('are read back from the instant', () => {
    expect(networkDayAndTime('2027-01-12T23:30:00Z')).toEqual({ day: '2027-01-13', time: '00:30' });
  });
});
