import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pinoHttp } from 'pino-http';
import type { Log } from '../log/log';

/**
 * One line for each request to the API: method, path, status, milliseconds, and the id that the answer carries too. No query (it
 * holds what people search for), no cookies, no bodies, no addresses of people, no secret parts of a path.
 */
export function requestLog(log: Log): (request: IncomingMessage, response: ServerResponse) => void {
  return pinoHttp({
    logger: log.pino,
    genReqId(_, response) {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: loggedPath(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: (error: { type: string }) => ({ type: error.type }),
    },
    customLogLevel: (_, response) => (response.statusCode >= 500 ? 'warn' : 'info'),
    autoLogging: { ignore: (request) => !/^\/(api|feeds)\//.test(request.url ?? '') },
  });
}

/** The path without query and secrets: ids stay, whoever reads the log needs them. */
function loggedPath(url: string): string {
  return (url.split('?', 1)[0] ?? '').replace(
    /\/(feeds|einladung|antwort|passwort|bestaetigen|erinnerungen|api\/responses|api\/confirmations|api\/reminder-settings)\/.*/i,
    '/$1/…',
  );
}
