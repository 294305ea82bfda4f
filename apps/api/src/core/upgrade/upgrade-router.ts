import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ALLOWED_ORIGINS, type AllowedOrigins } from '../http/allowed-origins';

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * The only listener for `upgrade` on the HTTP server. It refuses foreign origins before anybody shakes hands (cross-site WebSocket
 * hijacking), hands each path to the room that owns it, and closes what nobody owns.
 */
@Injectable()
export class UpgradeRouter {
  private readonly handlers = new Map<string, UpgradeHandler>();
  private isOpen = true;

  constructor(@Inject(ALLOWED_ORIGINS) private readonly origins: AllowedOrigins) {}

  /** Gives all upgrades below `prefix` (as `/yjs/`) to `handler`; each prefix has one owner. */
  route(prefix: string, handler: UpgradeHandler): void {
    if (this.handlers.has(prefix)) throw new Error(`upgrade path ${prefix} has an owner already`);
    this.handlers.set(prefix, handler);
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // A client may reset the connection while we decide; without a listener that would end the process.
      socket.on('error', () => socket.destroy());
      const path = request.url ?? '';
      const owner = [...this.handlers].find(([prefix]) => path.startsWith(prefix));
      if (!this.isOpen) refuse(socket, '503 Service Unavailable');
      else if (owner === undefined) refuse(socket, '404 Not Found');
      else if (!this.origins.isAllowed(request.headers.origin)) refuse(socket, '403 Forbidden');
      else owner[1](request, socket, head);
    });
  }

  /** From now on every upgrade is refused; called first at shutdown. */
  close(): void {
    this.isOpen = false;
  }
}

function refuse(socket: Duplex, status: string): void {
  const answer = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  // A client that keeps its half open would otherwise hold the connection for ever.
  socket.end(answer, () => socket.destroy());
}
