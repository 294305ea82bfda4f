import * as fc from 'fast-check';
import { attendanceStateSchema } from '../live/live';
import { responseSchema } from '../meeting/meeting-response';
import { type AttendingPerson, type InvitedPerson, minutesHead } from './minutes-head';

const meeting = {
  title: 'Austauschtreffen',
  kind: 'exchange',
  body: 'Austauschtreffen Quartiersarbeit',
  place: 'Rathaus',
  plannedStart: '2027-01-12T09:00:00.000Z',
  startedAt: '2027-01-12T09:04:00.000Z',
  endedAt: '2027-01-12T11:00:00.000Z',
  lead: ['Quartierskoordination'],
  writers: ['Protokollführung'],
} as const;

const sources = { ...meeting, lead: [...meeting.lead], writers: [...meeting.writers] };

function invited(key: string, response: InvitedPerson['response']): InvitedPerson {
  return { key, name: `Person ${key}`, affiliation: 'AWO', response };
}

function attending(
  key: string | null,
  state: AttendingPerson['state'],
  rest: Partial<AttendingPerson> = {},
): AttendingPerson {
  return {
    key,
    name: `Person ${key ?? 'ohne Einladung'}`,
    affiliation: 'AWO',
    state,
    isGuest: false,
    isSubstitute: false,
    insteadOf: null,
    ...rest,
  };
}

const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);

describe('The head of minutes', () => {
  it('takes kind, time, place, lead and writers from the meeting', () => {
    expect(minutesHead({ meeting: sources, invited: [], attending: [] })).toEqual({
      ...sources,
      present: [],
      excused: [],
      absent: [],
      guests: [],
      substitutes: [],
    });
  });

  it.each([
    ['yes', 'absent'],
    ['open', 'absent'],
    ['no', 'excused'],
    ['substitute', 'excused'],
  ] as const)('lists whoever answered %s and did not come as %s', (response, list) => {
    for (const people of [[], [attending('a', 'expected')]]) {
      const head = minutesHead({
        meeting: sources,
        invited: [invited('a', response)],
        attending: people,
      });
      expect(names(head[list])).toEqual(['Person a']);
    }
  });

  it('believes the attendance more than the answer', () => {
    const head = minutesHead({
      meeting: sources,
      invited: [invited('a', 'no'), invited('b', 'yes'), invited('c', 'no')],
      attending: [
        attending('a', 'present'),
        attending('b', 'excused'),
        attending('c', 'absent', { name: 'Person c' }),
      ],
    });
    expect(names(head.present)).toEqual(['Person a']);
    expect(names(head.excused)).toEqual(['Person b']);
    expect(names(head.absent)).toEqual(['Person c']);
  });

  it('names guests, and substitutes with whom they stand for, when they were there', () => {
    const head = minutesHead({
      meeting: sources,
      invited: [invited('a', 'substitute')],
      attending: [
        attending(null, 'present', { name: 'Gast', isGuest: true }),
        attending(null, 'present', { name: 'Vertretung', isSubstitute: true, insteadOf: 'a' }),
        attending(null, 'expected', { name: 'Zweite', isSubstitute: true, insteadOf: 'a' }),
        attending(null, 'present', { name: 'Ohne Einladung' }),
      ],
    });
    expect(names(head.guests)).toEqual(['Gast']);
    expect(head.substitutes).toEqual([
      { name: 'Vertretung', affiliation: 'AWO', insteadOf: 'Person a' },
    ]);
    expect(names(head.present)).toEqual(['Ohne Einladung']);
    expect(names(head.excused)).toEqual(['Person a']);
  });

  it('names everybody who was invited exactly once, and is the same in whatever order they come', () => {
    const person = fc.record({
      response: fc.constantFrom(...responseSchema.options),
      state: fc.option(fc.constantFrom(...attendanceStateSchema.options), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), (people) => {
        const all = people.map(({ response }, index) => invited(`${index}`, response));
        const there = people.flatMap(({ state }, index) =>
          state === undefined ? [] : [attending(`${index}`, state)],
        );
        const head = minutesHead({ meeting: sources, invited: all, attending: there });
        expect(names([...head.present, ...head.excused, ...head.absent]).sort()).toEqual(
          names(all).sort(),
        );
        const turned = { invited: all.toReversed(), attending: there.toReversed() };
        expect(minutesHead({ meeting: sources, ...turned })).toEqual(head);
      }),
    );
  });
});
