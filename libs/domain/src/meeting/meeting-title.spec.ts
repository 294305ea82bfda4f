import { defaultMeetingTitle } from './meeting-title';

describe('A meeting of a series', () => {
  it.each([
    ['quarter', '2027-01-12T09:00:00.000Z', 'Austausch, 1. Quartal 2027'],
    ['quarter', '2027-10-12T08:00:00.000Z', 'Austausch, 4. Quartal 2027'],
    ['year', '2027-06-08T08:00:00.000Z', 'Austausch, 2027'],
    ['month', '2027-03-02T09:00:00.000Z', 'Austausch, März 2027'],
    ['month', '2026-12-31T23:30:00.000Z', 'Austausch, Januar 2027'],
  ] as const)('of every %s on %s is called "%s"', (every, startsAt, title) => {
    expect(defaultMeetingTitle({ name: 'Austausch', rhythm: { every } }, startsAt)).toBe(title);
  });

  it('has a title that fits, however long the name of the series is', () => {
    const series = { name: 'x'.repeat(200), rhythm: { every: 'quarter' as const } };
    const title = defaultMeetingTitle(series, '2027-01-12T09:00:00.000Z');
    expect(title).toHaveLength(200);
    expect(title).toMatch(/x, 1\. Quartal 2027$/);
  });
});
