import type { PresenceNews } from '../core/bus/bus-messages';
import type { Place } from './document-presence';

type PersonNews = PresenceNews['people'][number];

/** A NOTIFY holds 8,000 bytes; the rest is for the envelope and for a character that JSON escapes. */
const messageBytes = 7_000;
/** A cursor of the editor takes about 150 bytes; who says more is shown without. */
const cursorBytes = 1_000;

/** What to say about a document: everybody for `whole`, else those of `clients`; who is not there any more went. */
export function placeNews(
  id: string,
  kind: 'whole' | 'changed',
  places: readonly Place[],
  clients: ReadonlySet<number>,
): PresenceNews {
  const isMeant = ({ clientId }: Place): boolean => kind === 'whole' || clients.has(clientId);
  const there = places.filter(isMeant);
  const gone = new Set(kind === 'whole' ? [] : clients);
  for (const { clientId } of there) gone.delete(clientId);
  return {
    id,
    kind,
    people: [...there.map(personNews), ...[...gone].map((clientId) => [clientId] as const)],
  };
}

function personNews({ clientId, socket, cursor }: Place): PersonNews {
  const isSmall = Buffer.byteLength(JSON.stringify(cursor)) <= cursorBytes;
  return [clientId, socket.actor.sessionId, socket.canWrite, isSmall ? cursor : 'null'];
}

/** Puts the news into as few messages as they fit in. What follows the first part of a long list is said as a change. */
export function packNews(news: readonly PresenceNews[]): PresenceNews[][] {
  const messages: PresenceNews[][] = [];
  let message: PresenceNews[] = [];
  let room = 0;
  const add = (part: PresenceNews, bytes: number): void => {
    if (bytes > room) {
      message = [];
      messages.push(message);
      room = messageBytes;
    }
    message.push(part);
    room -= bytes;
  };
  for (const { id, kind, people } of news) {
    let part: PersonNews[] = [];
    let bytes = sizeOf({ id, kind, people: [] });
    let partKind = kind;
    for (const person of people) {
      const size = sizeOf(person) + 1;
      if (bytes + size > messageBytes) {
        add({ id, kind: partKind, people: part }, bytes);
        partKind = 'changed';
        part = [];
        bytes = sizeOf({ id, kind: partKind, people: [] });
      }
      part.push(person);
      bytes += size;
    }
    add({ id, kind: partKind, people: part }, bytes + 1);
  }
  return messages;
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
