import { meetingRelation } from './meeting-relation';

const circle = {
  bodyId: 'body',
  day: '2027-01-12',
  leadAccountId: 'lead',
  writerAccountIds: ['writer'],
  isInvited: false,
};
const member = (validFrom: string, validTo: string | null, bodyId = 'body') => [
  { bodyId, validFrom, validTo },
];
const today = '2027-06-01';

describe('Whoever leads, writes, belongs to or was invited to a meeting', () => {
  it.each([
    ['lead', 'lead', []],
    ['writer', 'writer', []],
    ['lead', 'lead', member('2020-01-01', null)],
    ['participant', 'other', member('2020-01-01', null)],
    ['participant', 'other', member('2020-01-01', '2027-01-12')],
    ['participant', 'other', member('2027-05-01', null)],
    ['outsider', 'other', member('2020-01-01', '2027-01-11')],
    ['outsider', 'other', member('2027-02-01', '2027-04-01')],
    ['outsider', 'other', member('2027-07-01', null)],
    ['outsider', 'other', member('2020-01-01', null, 'another body')],
    ['outsider', 'other', []],
  ] as const)('is %s: %s with %j', (relation, accountId, memberships) => {
    expect(meetingRelation(circle, accountId, memberships, today)).toBe(relation);
  });

  it('is a participant by invitation, and stays lead or writer with one', () => {
    const invited = { ...circle, isInvited: true };
    expect(
      ['other', 'writer', 'lead'].map((account) => meetingRelation(invited, account, [], today)),
    ).toEqual(['participant', 'writer', 'lead']);
  });
});
