/** A door between a node and its database that a spec can shut. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export class DatabaseProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private isShut = false;
  private isSilent = false;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(databaseUrl: string): Promise<DatabaseProxy> {
    const target = new URL(databaseUrl);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const own = new URL(databaseUrl);
    own.searchParams.delete('host'); // not past the proxy
    own.hostname = '127.0.0.1';
    own.port = String((server.address() as AddressInfo).port);
    const proxy = new DatabaseProxy(server, own.href);
    server.on('connection', (client) => {
      proxy.join(client, connect(Number(target.port), target.hostname));
    });
    return proxy;
  }

  /** Breaks all connections and takes no new ones. */
  shut(): void {
    this.isShut = true;
    for (const [client, server] of this.pairs) {
      client.destroy();
      server.destroy();
    }
  }

  /** Keeps connections and passes nothing on, as a database that hangs. */
  silence(): void {
    this.isSilent = true;
    this.forgetOpen();
  }

  /** Open connections pass nothing on any more, new ones do: a firewall has forgotten them. */
  forgetOpen(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.pause();
  }

  reopen(): void {
    this.isShut = false;
    this.isSilent = false;
    for (const pair of this.pairs) for (const socket of pair) socket.resume();
  }

  async close(): Promise<void> {
    this.shut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    client.on('error', () => undefined);
    server.on('error', () => undefined);
    if (this.isShut) {
      client.destroy();
      server.destroy();
      return;
    }
    const pair = [client, server] as const;
    this.pairs.add(pair);
    client.pipe(server).pipe(client);
    client.on('close', () => this.pairs.delete(pair));
    if (this.isSilent) for (const socket of pair) socket.pause();
  }
}
