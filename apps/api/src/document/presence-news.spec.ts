import type { PresenceNews } from '../core/bus/bus-messages';
import type { Place } from './document-presence';
import { packNews, placeNews } from './presence-news';

const place = (clientId: number, cursor: string): Place => ({
  clientId,
  cursor,
  socket: {
    actor: {
      accountId: 'account',
      sessionId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      role: 'provider',
      displayName: 'Träger',
      personId: 'person',
      organisationId: null,
      affiliation: null,
      contactPointId: null,
    },
    canWrite: true,
    clientId,
  },
});

describe('what nodes tell each other about presence', () => {
  it.each([1, 149, 150, 151, 152, 700])(
    'fits into notifications of PostgreSQL, keeps its order and loses nobody, with cursors of %i bytes',
    (cursorBytes) => {
      const people = Array.from({ length: 130 }, (_, i) => place(i, 'x'.repeat(cursorBytes)));
      const crowd = placeNews('7c9e6679-7425-40de-944b-e07fc1f90ae7', 'whole', people, new Set());
      const all: PresenceNews[] = [{ ...crowd, kind: 'opened', people: [] }, crowd, crowd];
      const messages = packNews(all);
      const node = '0f8fad5b-d9cb-469f-a165-70867728950e';
      for (const documents of messages) {
        const payload = JSON.stringify(['document.presence', { node, documents }]);
        expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
      }
      const told = messages.flat();
      expect(told.flatMap((news) => news.people)).toEqual(all.flatMap((news) => news.people));
      // Only the first part of a list says that it is the whole.
      expect(told.filter(({ kind }) => kind === 'whole')).toHaveLength(2);
    },
  );

  it('names who moved and who went, and leaves an outsized cursor out', () => {
    const places = [
      place(1, '{"anchor":1}'),
      place(2, '{"anchor":2}'),
      place(3, `"${'ä'.repeat(600)}"`),
    ];
    const { people } = placeNews('document', 'changed', places, new Set([1, 3, 4]));
    const session = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    expect(people).toEqual([[1, session, true, '{"anchor":1}'], [3, session, true, 'null'], [4]]);
    expect(placeNews('document', 'whole', places, new Set([4])).people).toHaveLength(3);
  });
});
