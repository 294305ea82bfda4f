import fc from 'fast-check';
import {
  isSteeringPossible,
  steer,
  type SteeredMeeting,
  type SteeringCommand,
} from './live-steering';
import type { TimedItem } from './live-timer';

const begin = Date.parse('2027-01-12T09:00:00Z');

function item(id: string, over: Partial<TimedItem> = {}): TimedItem {
  return { id, kind: 'other', state: 'open', plannedSeconds: 600, spentSeconds: 0, ...over };
}

function invited(items: readonly TimedItem[]): SteeredMeeting {
  return {
    ...{ state: 'invited', items, itemStartedAt: null, pausedAt: null },
    plannedEnd: begin + 7_200_000,
  };
}

const ids = ['a', 'b', 'c', 'd'];
const command: fc.Arbitrary<SteeringCommand> = fc.oneof(
  fc
    .constantFrom<SteeringCommand['action']>(
      ...(['next', 'next', 'back', 'skip', 'pause', 'resume', 'shortenRest', 'end'] as const),
    )
    .map((action) => ({ action })),
  fc.record({ action: fc.constantFrom('activate', 'defer'), itemId: fc.constantFrom(...ids) }),
  fc.record({
    ...{ action: fc.constant('resize' as const), itemId: fc.constantFrom(...ids) },
    plannedMinutes: fc.nat({ max: 60 }),
  }),
) as fc.Arbitrary<SteeringCommand>;
const steps = fc.array(fc.record({ command, milliseconds: fc.nat({ max: 900_000 }) }), {
  maxLength: 40,
});

interface Told {
  readonly meeting: SteeredMeeting;
  readonly at: number;
  readonly refused: boolean;
}

/** Everything that happens to a meeting from its start, with what was refused left as it was. */
function* tell(
  script: readonly { command: SteeringCommand; milliseconds: number }[],
): Generator<Told> {
  let at = begin + 123;
  let meeting = steer(invited(ids.map((id) => item(id))), { action: 'start' }, at);
  yield { meeting, at, refused: false };
  for (const { command: next, milliseconds } of script) {
    at += milliseconds;
    const offered = isSteeringPossible(
      meeting,
      next.action,
      'itemId' in next ? next.itemId : undefined,
    );
    let refused = false;
    try {
      meeting = steer(meeting, next, at);
    } catch {
      refused = true;
    }
    expect(refused).toBe(!offered);
    yield { meeting, at, refused };
  }
}

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

describe('a meeting that is steered', () => {
  it('has exactly one current item while it is held, unless all are dealt with', () => {
    fc.assert(
      fc.property(steps, (script) => {
        for (const { meeting } of tell(script)) {
          const current = meeting.items.filter(({ state }) => state === 'current').length;
          const open = meeting.items.filter(({ state }) => state === 'open').length;
          const isHeld = meeting.state === 'running' || meeting.state === 'paused';
          expect(current).toBeLessThanOrEqual(1);
          if (isHeld) expect(current === 1 || open === 0).toBe(true);
          else expect(current).toBe(0);
          expect(meeting.itemStartedAt !== null).toBe(meeting.state === 'running' && current === 1);
          expect(meeting.pausedAt !== null).toBe(meeting.state === 'paused');
        }
      }),
    );
  });

  it('loses no second and counts none twice: items, pauses and idle time add up to its length', () => {
    fc.assert(
      fc.property(steps, (script) => {
        let outside = 0;
        let before: Told | undefined;
        for (const told of tell(script)) {
          if (before?.meeting.itemStartedAt === null)
            outside += seconds(told.at) - seconds(before.at);
          before = told;
          const { meeting, at } = told;
          const { itemStartedAt } = meeting;
          const running = itemStartedAt === null ? 0 : seconds(at) - seconds(itemStartedAt);
          const spent = meeting.items.reduce((sum, { spentSeconds }) => sum + spentSeconds, 0);
          expect(spent + running + outside).toBe(seconds(at) - seconds(begin + 123));
        }
      }),
    );
  });

  it('goes on with what was passed over when the last item is done', () => {
    let meeting = steer(invited(ids.map((id) => item(id))), { action: 'start' }, begin);
    meeting = steer(meeting, { action: 'activate', itemId: 'd' }, begin + 1000);
    meeting = steer(meeting, { action: 'next' }, begin + 2000);
    expect(meeting.items.map(({ state }) => state)).toEqual(['current', 'open', 'open', 'done']);
  });

  it('comes back to an item with the time that it has had', () => {
    let meeting = steer(invited(ids.map((id) => item(id))), { action: 'start' }, begin);
    meeting = steer(meeting, { action: 'next' }, begin + 60_000);
    meeting = steer(meeting, { action: 'back' }, begin + 90_000);
    expect(meeting.items.slice(0, 2)).toMatchObject([
      { state: 'current', spentSeconds: 60 },
      { state: 'open', spentSeconds: 30 },
    ]);
  });

  it('is refused what its state does not allow, with the reason', () => {
    const plan = invited([item('a')]);
    expect(() => steer(plan, { action: 'next' }, begin)).toThrow('live.notRunning');
    const running = steer(plan, { action: 'start' }, begin);
    expect(() => steer(running, { action: 'start' }, begin)).toThrow('meeting.transitionRefused');
    expect(() => steer(running, { action: 'activate', itemId: 'a' }, begin)).toThrow(
      'live.itemNotPossible',
    );
    expect(() => steer(running, { action: 'defer', itemId: 'x' }, begin)).toThrow(
      'agendaItem.notFound',
    );
  });

  it('starts without an agenda, and ends', () => {
    const running = steer(invited([]), { action: 'start' }, begin);
    expect(running).toMatchObject({ state: 'running', itemStartedAt: null });
    expect(() => steer(running, { action: 'next' }, begin)).toThrow('live.itemNotPossible');
    expect(steer(running, { action: 'end' }, begin)).toMatchObject({ state: 'ended' });
  });
});
