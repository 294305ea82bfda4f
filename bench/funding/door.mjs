/** Somebody who is signed in and asks over HTTP. */
export class Door {
  /**
   * @param {string} origin
   * @param {string} cookie
   */
  constructor(origin, cookie) {
    this.origin = origin;
    this.cookie = cookie;
  }

  /**
   * @param {string} path
   * @param {object} [body] posted when there is one
   * @returns {Promise<any>} what the route answers
   */
  async ask(path, body) {
    const answer = await fetch(this.origin + path, {
      method: body ? 'POST' : 'GET',
      headers: { Origin: this.origin, Cookie: this.cookie, 'Content-Type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
