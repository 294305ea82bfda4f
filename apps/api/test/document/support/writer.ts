/** A person with a real y-websocket client, who writes in the document's paragraph. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { canonicalText, readDocument } from '@quartiersforum/document';
import { documentMessage } from '@quartiersforum/domain';
import { readVarUint } from 'lib0/decoding';
import { Client } from 'pg';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Actor } from '../../../src/core/access/actor';
import { cookieName } from './document-node';

// Each y-websocket provider listens for the end of the process.
process.setMaxListeners(0);

export interface Person {
  readonly accountId: string;
  readonly actor: Actor;
  readonly cookie: string;
}

/** An account that is really in the database, because client ids are bound to it. */
export async function createPerson(
  databaseUrl: string,
  displayName = 'Koordination',
): Promise<Person> {
  const accountId = randomUUID();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `with made as (insert into person (name) values ($2) returning id)
     insert into account (id, person_id, email, role) select $1, id, $3, 'coordinator' from made`,
    [accountId, displayName, `${accountId}@example.org`],
  );
  await client.end();
  return personOf(accountId, displayName);
}

export function personOf(accountId: string, displayName: string, sessionId = randomUUID()): Person {
  const actor: Actor = {
    accountId,
    sessionId,
    role: 'coordinator',
    displayName,
    personId: accountId,
    organisationId: null,
    affiliation: 'Stadt Bottrop',
    contactPointId: null,
  };
  const value = Buffer.from(JSON.stringify(actor)).toString('base64url');
  return { accountId, actor, cookie: `${cookieName}=${value}` };
}

/** Handshake headers of a browser on our own page. */
export function headersOf(person: Person | null, origin: string): Record<string, string> {
  return { origin, ...(person === null ? {} : { cookie: person.cookie }) };
}

export class Writer {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  /** Numbers of the acknowledgements, in the order they came. */
  readonly acknowledged: number[] = [];
  readonly accesses: number[] = [];
  readonly storage: number[] = [];
  readonly closeCodes: number[] = [];
  private listeners: (() => void)[] = [];

  constructor(
    readonly person: Person,
    socketUrl: string,
    readonly documentId: string,
    options: { params?: Record<string, string>; origin?: string } = {},
  ) {
    const origin = options.origin ?? new URL(socketUrl.replace(/^ws/, 'http')).origin;
    class SignedInSocket extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: headersOf(person, origin) });
      }
    }
    this.provider = new WebsocketProvider(socketUrl, documentId, this.doc, {
      WebSocketPolyfill: SignedInSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
      params: options.params ?? {},
    });
    this.on(documentMessage.persisted, this.acknowledged);
    this.on(documentMessage.access, this.accesses);
    this.on(documentMessage.storage, this.storage);
    this.provider.on('connection-close', (event) => {
      if (event !== null) this.closeCodes.push(event.code);
      this.tell();
    });
    this.provider.on('closed', () => this.tell());
    this.provider.on('sync', () => this.tell());
    this.provider.awareness.on('change', () => this.tell());
    this.doc.on('update', () => this.tell());
  }

  /** Resolves as soon as `isTrue` holds; asked after everything that happens to this client. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.listeners.push(resolve));
  }

  synced(): Promise<void> {
    return this.until(() => this.provider.synced);
  }

  get paragraph(): Y.XmlText {
    const texts = textsIn(this.doc.getXmlFragment('content'));
    const text = texts.at(-1);
    if (text === undefined) throw new Error('there is no text to write in');
    return text;
  }

  type(text: string, at = this.paragraph.length): void {
    this.paragraph.insert(at, text);
  }

  /** Canonical JSON of what this person sees. */
  get content(): string {
    return canonicalText(readDocument(this.doc));
  }

  get text(): string {
    return textsIn(this.doc.getXmlFragment('content')).map(String).join('\n');
  }

  async leave(): Promise<void> {
    const socket = this.provider.ws as unknown as WebSocket | null;
    const closed =
      socket === null || socket.readyState === WebSocket.CLOSED ? null : once(socket, 'close');
    this.provider.destroy();
    this.doc.destroy();
    await closed;
  }

  private on(type: number, values: number[]): void {
    this.provider.messageHandlers[type] = (_encoder, decoder) => {
      values.push(readVarUint(decoder));
      this.tell();
    };
  }

  private tell(): void {
    for (const listener of this.listeners.splice(0)) listener();
  }
}

function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return (parent.toArray() as unknown[]).flatMap((child) =>
    child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : [],
  );
}
