import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Milliseconds for the head of a request, and for all of it. Who sends one drop by drop holds a connection for no longer; the longest
 * body has 256 KiB, and sockets are no requests any more.
 */
const patience = { headersTimeout: 8_000, requestTimeout: 12_000 } as const;
/** How often Node looks for such connections, in milliseconds; read when it begins to listen. */
const connectionsCheckingInterval = 2_000;

const words: Readonly<Record<string, (port: number) => string>> = {
  EADDRINUSE: (port) => `PORT: ${port} is taken by another program. Stop it or set another PORT.`,
  EACCES: (port) => `PORT: ${port} may not be used by this user. Set a PORT above 1023.`,
  EADDRNOTAVAIL: () => 'HOST: is not an address of this machine.',
  ENOTFOUND: () => 'HOST: is not an address of this machine.',
  EAI_AGAIN: () => 'HOST: is not an address of this machine.',
};

/** Why nobody can be served at this address, in one line that names the variable. */
export class ListenProblem extends Error {
  override readonly name = 'ListenProblem';
}

/** Begins to serve and returns the port. Throws `ListenProblem`. */
export function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  Object.assign(server, patience, { connectionsCheckingInterval });
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      const line = words[error.code ?? '']?.(port) ?? `HOST: ${error.message}`;
      reject(new ListenProblem(line, { cause: error }));
    };
    server.once('error', refuse);
    server.listen({ port, host }, () => {
      server.off('error', refuse);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
