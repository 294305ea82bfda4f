import { isAllowed, type MeetingState, type Permission, type Role } from '@quartiersforum/domain';
import { nextStep } from './next-step';

function label(role: Role, relation: 'lead' | 'writer' | 'participant', state: MeetingState) {
  const meeting = { state, relation, minutes: null };
  const may = (permission: Permission) => isAllowed(permission, { role, relation, state });
  return nextStep(meeting, may)?.label ?? null;
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

  it('is the text for whoever writes the minutes', () => {
    expect(label('provider', 'writer', 'ended')).toBe('Protokoll schreiben');
  });
});
