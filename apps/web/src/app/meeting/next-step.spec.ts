import { isAllowed, type MeetingState, type Permission, type Role } from '@quartiersforum/domain';
import { nextStep } from './next-step';

const dayOfMeeting = '2027-01-12T08:50:00Z';

function label(
  role: Role,
  relation: 'lead' | 'writer' | 'participant',
  state: MeetingState,
  now = dayOfMeeting,
) {
  const meeting = { state, relation, startsAt: '2027-01-12T09:00:00.000Z' };
  const may = (permission: Permission) => isAllowed(permission, { role, relation, state });
  return nextStep(meeting, may, new Date(now))?.label ?? null;
}

describe('The next step with a meeting', () => {
  it.each([
    ['draft', 'Einladen', null],
    ['invited', 'Treffen starten', 'Teilnehmen'],
    ['running', 'Zum laufenden Treffen', 'Zum laufenden Treffen'],
    ['paused', 'Zum laufenden Treffen', 'Zum laufenden Treffen'],
    ['ended', 'Protokoll schreiben', null],
    ['documented', 'Protokoll lesen', 'Protokoll lesen'],
    ['moved', 'Neuen Termin festlegen', null],
    ['cancelled', null, null],
  ] as const)('of a meeting that is %s', (state, coordinator, member) => {
    expect(label('coordinator', 'participant', state)).toBe(coordinator);
    expect(label('fieldworker', 'participant', state)).toBe(member);
  });

  it('is the steering for whoever was handed the lead, but not the planning', () => {
    expect(label('city', 'lead', 'invited')).toBe('Treffen starten');
    expect(label('city', 'lead', 'draft')).toBe('Tagesordnung vorbereiten');
    expect(label('city', 'lead', 'moved')).toBeNull();
  });

  it('is to prepare and to read as long as its day has not come', () => {
    const before = '2026-11-22T12:00:00Z';
    expect(label('coordinator', 'participant', 'invited', before)).toBe('Tagesordnung vorbereiten');
    expect(label('fieldworker', 'participant', 'invited', before)).toBe('Tagesordnung ansehen');
    expect(label('coordinator', 'participant', 'running', before)).toBe('Zum laufenden Treffen');
  });

  it('is the text for whoever writes the minutes', () => {
    expect(label('provider', 'writer', 'ended')).toBe('Protokoll schreiben');
  });
});
