/** Brings text into a server's documents through the socket, as a writer would, before anything is measured. */
import { once } from 'node:events';
import { stepTwoFrame, updateFrame } from './frames.mjs';
import { LightClient } from './light-client.mjs';

/** Updates on their way at once: enough to fill a group commit, too few to look like an attack. */
const window = 200;

/**
 * Sends the updates one after the other and waits until the server has them all.
 *
 * @param {import('./light-client.mjs').Place} place
 * @param {{ updates: readonly Uint8Array[], state: Uint8Array }} text
 * @param {boolean} takesWholeState whether the server takes `state` as one message instead
 */
export async function seedDocument(place, text, takesWholeState) {
  const client = await new LightClient(place).synced;
  if (takesWholeState) client.send(stepTwoFrame(text.state));
  else await sendInOrder(client, text.updates);
  await client.leave();
}

/**
 * @param {LightClient} client
 * @param {readonly Uint8Array[]} updates
 */
async function sendInOrder(client, updates) {
  let acknowledged = 0;
  client.on('persisted', () => acknowledged++);
  const lost = new AbortController();
  client.onLost = (code) => lost.abort(new Error(`closed with ${code} while it was filled`));
  for (let sent = 0; sent < updates.length; sent++) {
    while (sent - acknowledged >= window) await once(client, 'persisted', lost);
    client.send(updateFrame(updates[sent] ?? new Uint8Array()));
  }
  while (acknowledged < updates.length) await once(client, 'persisted', lost);
  client.onLost = () => undefined;
}
