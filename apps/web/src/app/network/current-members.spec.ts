import { account, membership } from '../../testing/examples';
import { currentMembers, isIn, membersText, otherMembers } from './current-members';

const today = '2026-11-22';

describe('The members of a body today', () => {
  it('are those whose time holds, deputies last, by name', () => {
    const names = ['KEFB', 'Äußere Stelle', 'AWO'];
    const [kefb, outer, awo] = names.map((name) =>
      membership({ member: { kind: 'organisation', id: name, name }, isDeputy: name === 'AWO' }),
    );
    const past = membership({ validTo: '2026-11-21' });
    expect(currentMembers([kefb!, awo!, past, outer!], today)).toEqual([outer, kefb, awo]);
  });

  it('leave those who were and those who will be, but nobody who never was', () => {
    const past = membership({ validTo: '2026-11-21' });
    const future = membership({ validFrom: '2027-01-01' });
    const takenBack = membership({ validFrom: today, validTo: '2026-11-21' });
    expect(otherMembers([past, membership(), takenBack, future], today)).toEqual([future, past]);
  });

  it('include whoever works for the organisation', () => {
    const drk = membership();
    const { id, name } = drk.member;
    expect(
      isIn({ memberships: [drk] }, account('provider', { organisation: { id, name } }), today),
    ).toBe(true);
    expect(isIn({ memberships: [drk] }, account('provider'), today)).toBe(false);
  });

  it('are not said to be none where none are entered', () => {
    expect(membersText([])).toBe('Mitglieder nicht eingetragen');
    expect(membersText([membership()])).toBe('1 Mitglied');
  });
});
