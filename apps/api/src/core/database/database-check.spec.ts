import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkDatabase } from './database-check';

const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';

/** The address of the specs' own PostgreSQL with something changed; over TCP, where a password is asked for. */
function changed(change: (url: URL) => void): string {
  const url = new URL(serverUrl);
  url.searchParams.delete('host');
  change(url);
  return url.href;
}

describe('an address of a database', () => {
  it('that is right is let through', async () => {
    await expect(checkDatabase(serverUrl)).resolves.toBeUndefined();
  });

  it.each<[string, (url: URL) => void, string]>([
    ['a wrong password', (url) => (url.password = 'wrong'), 'PostgreSQL refused user or password.'],
    ['an unknown user', (url) => (url.username = 'nobody'), 'PostgreSQL refused user or password.'],
    ['an unknown database', (url) => (url.pathname = '/none'), 'there is no such database.'],
    [
      'a port of nobody',
      (url) => (url.port = '1'),
      'PostgreSQL cannot be reached at this address.',
    ],
    [
      'a host of nobody',
      (url) => (url.hostname = 'forum.invalid'),
      'PostgreSQL cannot be reached at this address.',
    ],
    [
      'no password',
      (url) => (url.password = ''),
      'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
    ],
    [
      'a certificate that is not there',
      (url) => url.searchParams.set('sslrootcert', '/none'),
      "ENOENT: no such file or directory, open '/none'",
    ],
    [
      'encryption that the server has not',
      (url) => url.searchParams.set('sslmode', 'verify-full'),
      'The server does not support SSL connections',
    ],
    [
      'a socket that is not there',
      (url) => url.searchParams.set('host', '/none'),
      'PostgreSQL cannot be reached at this address.',
    ],
  ])('with %s is refused in one line that names the variable', async (_, change, reason) => {
    await expect(checkDatabase(changed(change))).rejects.toMatchObject({
      message: `DATABASE_URL: ${reason}`,
    });
  });

  it('where another program answers is refused in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const url = changed((there) => (there.port = String(port)));
    await expect(checkDatabase(url)).rejects.toThrow(
      'DATABASE_URL: PostgreSQL cannot be reached at this address.',
    );
    other.close();
  });
});
