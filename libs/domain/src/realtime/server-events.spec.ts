import { serverEvents } from './server-events';

const id = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';

describe('every announcement', () => {
  it.each(Object.keys(serverEvents))('is named noun.past: %s', (name) => {
    expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*(ed|d|t|Changed)$/);
  });

  it.each(Object.entries(serverEvents))(
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
