/** Many clients at once: joins them, tells where they come from, and collects what went wrong with them. */
import { LightClient } from './light-client.mjs';

export class Crowd {
  /** @type {LightClient[]} */
  clients = [];
  /** @type {string[]} */
  errors = [];

  /** @param {import('./plan.mjs').Plan} plan */
  constructor(plan) {
    this.plan = plan;
  }

  /**
   * @param {number} document index of the document
   * @param {number} person index of the person; people share the sign-ins in turn
   * @returns {import('./light-client.mjs').Place}
   */
  place(document, person) {
    const { socketUrl, origin, documents, cookies } = this.plan;
    return {
      url: `${socketUrl}/${documents[document] ?? ''}`,
      origin,
      cookie: cookies[person % cookies.length] ?? '',
    };
  }

  /**
   * Opens a connection and keeps it in `clients`. An end that the server brought about counts as an error.
   *
   * @param {import('./light-client.mjs').Place} place
   * @param {Uint8Array} [stateVector]
   */
  join(place, stateVector) {
    const client = new LightClient(place, stateVector);
    client.onLost = (code) => this.errors.push(`a connection was closed with ${code}`);
    this.clients.push(client);
    return client;
  }

  /**
   * Opens one connection per place, at most `atOnce` joining at the same time, and waits until all are synced.
   *
   * @param {readonly import('./light-client.mjs').Place[]} places
   * @param {number} [atOnce]
   */
  async joinAll(places, atOnce = 50) {
    const waiting = places.values();
    await Promise.all(
      Array.from({ length: Math.min(atOnce, places.length) }, async () => {
        for (const place of waiting) await this.join(place).synced;
      }),
    );
  }

  async leaveAll() {
    const leaving = this.clients;
    this.clients = [];
    await Promise.all(leaving.map((client) => client.leave()));
  }

  dropAll() {
    for (const client of this.clients) client.drop();
    this.clients = [];
  }
}
