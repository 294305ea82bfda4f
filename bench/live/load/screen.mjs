/** A participant's screen: a Socket.IO client of the published package that joins, reads once, and looks at what is announced. */
import { io } from 'socket.io-client';

/** @typedef {{ version: number, serverTime: string }} State */
/** When a state was seen, and when the server had written it: milliseconds of this process, and of the clock of the machine. */
/** @typedef {{ at: number, travelled: number }} Sight */

export class Screen {
  /** Largest version seen, and when each version was first seen or overtaken. */
  version = 0;
  stale = 0;
  payloadBytes = 0;
  /** @type {((version: number, sight: Sight) => void) | null} */
  onState = null;
  /** @type {(reason: string) => void} */
  onLost = () => {};

  /**
   * @param {{ origin: string, meetingId: string, cookie: string }} place
   */
  constructor(place) {
    this.place = place;
    this.socket = io(place.origin, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      autoConnect: false,
      extraHeaders: { Origin: place.origin, Cookie: place.cookie },
    });
  }

  /**
   * Resolves when the screen is right: it has joined, and has read the state after that.
   *
   * @returns {Promise<number>} milliseconds from before connecting
   */
  async join() {
    const begun = performance.now();
    const connected = new Promise((resolve, reject) => {
      this.socket.once('connect', () => resolve(null));
      this.socket.once('connect_error', reject);
    });
    this.socket.on('live.changed', (/** @type {State} */ state) => this.look(state));
    this.socket.connect();
    await connected;
    const { meetingId, origin, cookie } = this.place;
    const answer = await this.socket.timeout(20_000).emitWithAck('meeting.join', { meetingId });
    if (!answer.ok) throw new Error(`a join was refused: ${answer.code}`);
    const read = await fetch(`${origin}/api/meetings/${meetingId}/live`, {
      headers: { Cookie: cookie },
    });
    if (!read.ok) throw new Error(`the meeting was not read: ${read.status}`);
    const text = await read.text();
    this.version = Math.max(this.version, JSON.parse(text).version);
    this.payloadBytes = Buffer.byteLength(text);
    this.socket.once('disconnect', (reason) => this.onLost(reason));
    return performance.now() - begun;
  }

  leave() {
    this.onLost = () => {};
    this.socket.disconnect();
  }

  /** @param {State} state */
  look({ version, serverTime }) {
    const at = performance.now();
    if (version < this.version) this.stale += 1;
    else this.version = version;
    this.onState?.(version, {
      at,
      travelled: performance.timeOrigin + at - Date.parse(serverTime),
    });
  }
}
