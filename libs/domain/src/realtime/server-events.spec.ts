import { serverEvents } from './server-events';

const id = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';

describe('every announcement', () => {
  it.each(Object.keys(serverEvents))('is named noun.past: %s', (name) => {
    expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*(ed|d|t|Changed)$/);
  });

  // The one announcement that is more than a hint goes only to the room of its meeting, and holds what everybody there sees.
  const { 'live.changed': liveState, ...hints } = serverEvents;

  it('shows of a running meeting only what everybody in it may see', () => {
    expect(Object.keys(liveState.shape.items.element.shape)).toEqual([
      ...['id', 'kind', 'title', 'presenter', 'state', 'plannedSeconds', 'spentSeconds'],
    ]);
    expect(Object.keys(liveState.shape.queue.shape.entries.element.shape)).toEqual([
      ...['id', 'attendeeId', 'name', 'affiliation', 'state'],
    ]);
  });

  it.each(Object.entries(hints))(
    'carries ids and nothing that could name a person: %s',
    (_, schema) => {
      const known = Object.keys(schema.shape);
      for (const key of known) expect(key).toMatch(/Id$|^seq$/);
      const right = Object.fromEntries(known.map((key) => [key, key === 'seq' ? 1 : id]));
      expect(schema.safeParse(right).success).toBe(true);
      expect(schema.safeParse({ ...right, displayName: 'Boy' }).success).toBe(false);
    },
  );
});
