import { randomUUID } from 'node:crypto';
import { loadConfig } from '../config/config';
import { SecretBox } from './secret-box';
import { SignedIds } from './signed-ids';

const idsOf = (SESSION_SECRET: string) =>
  new SignedIds(new SecretBox(loadConfig({ SESSION_SECRET })));
const ids = idsOf('a session secret of the specs only');
const id = randomUUID();

describe('a signed link', () => {
  it('leads back to its id and is the same each time', async () => {
    const token = await ids.sign('response', id);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await ids.open('response', token)).toBe(id);
    expect(await ids.sign('response', id)).toBe(token);
  });

  it('is worth nothing when one character is another', async () => {
    const token = await ids.sign('response', id);
    for (let at = 0; at < token.length; at += 1)
      for (const character of ['A', 'B', 'C', '_']) {
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        if (changed !== token) expect(await ids.open('response', changed)).toBeNull();
      }
  });

  it('is worth nothing for another purpose or with another secret', async () => {
    const token = await ids.sign('response', id);
    expect(await ids.open('guest', token)).toBeNull();
    expect(await idsOf('another session secret of the specs').open('response', token)).toBeNull();
  });

  it('for somebody opens only while they are among those who may hold one, and says who', async () => {
    const token = await ids.sign('response', id, 'one');
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const openAmong = (...holders: string[]) =>
      ids.openFor('response', token, (of) => Promise.resolve(of === id ? holders : []));
    expect(await openAmong('another', 'one')).toEqual({ id, holder: 'one' });
    expect(await openAmong('another')).toBeNull();
    expect(await openAmong('')).toBeNull();
    expect(await openAmong()).toBeNull();
    expect(await ids.open('response', token)).toBeNull();
  });

  it.each(['', 'x', 'x'.repeat(42), 'x'.repeat(44), ' '.repeat(43), 'ä'.repeat(43)])(
    'is not %j',
    async (token) => {
      expect(await ids.open('response', token)).toBeNull();
    },
  );
});
