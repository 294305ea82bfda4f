import { Passwords } from './passwords';

const password = 'kaffee am markt um neun';

describe('passwords', () => {
  it('are hashed with argon2id, 64 MiB, three passes', async () => {
    expect(await new Passwords().hash(password)).toMatch(/^\$argon2id\$v=19\$m=65536,p=1,t=3\$/);
  });

  it('are the same however an umlaut was typed', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash('Grüße vom Kanalufer'.normalize('NFD'));
    expect(await passwords.isRight(stored, 'Grüße vom Kanalufer'.normalize('NFC'))).toBe(true);
  });

  it('are compared with a decoy of the same cost when there is none, so that nobody can tell', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash(password);
    await passwords.isRight(null, 'warm up');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      known.push(await milliseconds(passwords.isRight(stored, 'wrong')));
      unknown.push(await milliseconds(passwords.isRight(null, 'wrong')));
    }
    // The work of a hash is some 100 ms; without the decoy the unknown ones would take none.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
  });
});

async function milliseconds(work: Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work;
  return performance.now() - begun;
}
