/**
 * Quartiersforum itself as a peer, with a running meeting of the usual size, made through what the outside may rely on. Two thirds of
 * those who follow it are signed in (they share sign-ins in turn), one third came by the guests' link.
 */
import { startProduct } from '../../documents/peers/product.mjs';

const signIns = 24;
const items = 12;
const hands = 10;

/**
 * @param {{ directory: string, profileDirectory: string | null, entry: string }} start
 * @param {import('../options.mjs').Sizes} sizes
 * @returns {Promise<import('./peer.mjs').Peer>}
 */
export async function startMeeting(start, sizes) {
  const product = await startProduct(start);
  try {
    const { origin } = product;
    const signedIn = await product.signIn(signIns);
    const leadCookie = signedIn[0] ?? '';
    const door = new Door(origin, leadCookie);
    const meetingId = await makeMeeting(door);
    const { url } = await door.get(`/api/meetings/${meetingId}/join-link`);
    const token = new URL(String(url)).hash.replace('#gast=', '');
    const guests = [];
    for (let index = 0; index < Math.ceil(sizes.people / 3); index++)
      guests.push(await beGuest(origin, token, index));
    for (const cookie of guests.slice(0, hands))
      await new Door(origin, cookie).post(`/api/meetings/${meetingId}/speaker-queue`, {});
    const members = Array.from(
      { length: sizes.people - guests.length },
      (_, index) => signedIn[index % signedIn.length] ?? '',
    );
    const { processes } = product;
    const cookies = [...members, ...guests];
    const { tail, stop } = product;
    return { origin, meetingId, leadCookie, cookies, processes, tail, stop };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

/** @param {Door} door */
async function makeMeeting(door) {
  const bodies = await door.get('/api/bodies');
  const accounts = await door.get('/api/accounts?limit=200');
  const { id } = await door.post('/api/meetings', {
    ...{ bodyId: bodies.items[0].id, title: 'Austauschtreffen der Messung' },
    ...{ startsAt: new Date(Date.now() + 60_000).toISOString(), durationMinutes: 180 },
  });
  for (let index = 0; index < items; index++)
    await door.post(`/api/meetings/${id}/agenda-items`, {
      ...{ kind: 'discussion', title: `Tagesordnungspunkt ${index + 1}: Neues aus den Quartieren` },
      ...{ presenter: 'Koordination', durationMinutes: 15 },
    });
  const accountIds = accounts.items.map((/** @type {{ id: string }} */ account) => account.id);
  await door.post(`/api/meetings/${id}/invite`, { accountIds });
  const { version } = await door.get(`/api/meetings/${id}/live`);
  await door.post(`/api/meetings/${id}/steering`, { action: 'start', version });
  return String(id);
}

/**
 * @param {string} origin
 * @param {string} token
 * @param {number} index
 */
async function beGuest(origin, token, index) {
  const answer = await fetch(`${origin}/api/guest-visits`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, name: `Gast ${index + 1}`, affiliation: 'Nachbarschaft' }),
  });
  await answer.body?.cancel();
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (cookie === undefined) throw new Error(`A guest was not let in: ${answer.status}`);
  return cookie;
}

class Door {
  /**
   * @param {string} origin
   * @param {string} cookie
   */
  constructor(origin, cookie) {
    this.origin = origin;
    this.cookie = cookie;
  }

  /** @param {string} path */
  get(path) {
    return this.ask('GET', path, null);
  }

  /**
   * @param {string} path
   * @param {object} body
   */
  post(path, body) {
    return this.ask('POST', path, JSON.stringify(body));
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {string | null} body
   * @returns {Promise<any>} what the route answers
   */
  async ask(method, path, body) {
    const headers = {
      Origin: this.origin,
      Cookie: this.cookie,
      'Content-Type': 'application/json',
    };
    const answer = await fetch(this.origin + path, { method, headers, body });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
