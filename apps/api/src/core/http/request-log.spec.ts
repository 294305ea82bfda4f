import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Log } from '../log/log';
import { requestLog } from './request-log';

describe('the log of requests', () => {
  it.each([
    '/feeds/geheim123.ics',
    '/feeds/geheim123.ics?x=geheim123',
    '/api/feeds/geheim123.ics',
    '/api//feeds/geheim123.ics',
    '/api/x/Feeds/geheim123',
    '/api/responses/geheim123',
    '/api/reminder-settings/geheim123',
    '/api/confirmations/geheim123',
    '/api/x/bestaetigen/geheim123',
  ])('never holds a secret part of a path: %s', async (path) => {
    const lines: string[] = [];
    const log = new Log(pino({ level: 'info' }, { write: (line: string) => lines.push(line) }));
    const handle = requestLog(log);
    const server = createServer((request, response) => {
      handle(request, response);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain('geheim123');
    expect(lines.join()).toContain('/…');
  });
});
