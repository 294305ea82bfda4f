/**
 * The floor that the product is compared with: a bare `ws` relay. It forwards every frame to all others in the room and hands a
 * newcomer the frames it has kept. No Yjs, no session, no permission, no storage.
 *
 * Started as a process of its own: `node relay-server.mjs <port> [<database url>]`. With a database it is the second floor: every
 * update is committed to PostgreSQL before anybody sees it, with group commit, and its sender gets `persisted(seq)`. What a
 * newcomer gets wrong: it speaks y-websocket's framing (first byte the kind, second the step) without looking any further in.
 */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { openUpdateLog } from './update-log.mjs';

/** @typedef {import('ws').WebSocket} WebSocket */
/** @typedef {{ sockets: Set<WebSocket>, base: Buffer, tail: Buffer[] }} Room */

const [port, databaseUrl] = process.argv.slice(2);
const emptyStepTwo = Buffer.from([0, 1, 2, 0, 0]);
/** @type {Map<string, Room>} */
const rooms = new Map();
const log = databaseUrl ? await openUpdateLog(databaseUrl) : null;

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 16 * 2 ** 20 });
sockets.on('connection', (socket, request) => {
  const id = request.url?.split('/')[2] ?? '';
  const room = rooms.get(id) ?? { sockets: new Set(), base: emptyStepTwo, tail: [] };
  rooms.set(id, room);
  room.sockets.add(socket);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => room.sockets.delete(socket));
  socket.on('message', (data) => receive(id, room, socket, /** @type {Buffer} */ (data)));
});

/**
 * @param {string} id
 * @param {Room} room
 * @param {WebSocket} sender
 * @param {Buffer} frame
 */
function receive(id, room, sender, frame) {
  const isSync = frame[0] === 0;
  if (isSync && frame[1] === 0) return welcome(room, sender);
  if (!isSync || frame.equals(emptyStepTwo)) return isSync ? undefined : relay(room, sender, frame);
  if (!log) return keepAndRelay(room, sender, frame);
  log.append(id, frame, (persisted) => {
    if (sender.readyState === sender.OPEN) sender.send(persisted);
    keepAndRelay(room, sender, frame);
  });
}

/**
 * @param {Room} room
 * @param {WebSocket} newcomer
 */
function welcome(room, newcomer) {
  for (const frame of room.tail) newcomer.send(frame);
  newcomer.send(room.base);
}

/**
 * A step 2 is a whole document here and replaces what was kept: the scenario with a big document loads it that way.
 *
 * @param {Room} room
 * @param {WebSocket} sender
 * @param {Buffer} frame
 */
function keepAndRelay(room, sender, frame) {
  if (frame[1] === 1) [room.base, room.tail] = [frame, []];
  else room.tail.push(frame);
  relay(room, sender, frame);
}

/**
 * @param {Room} room
 * @param {WebSocket} sender
 * @param {Buffer} frame
 */
function relay(room, sender, frame) {
  for (const socket of room.sockets) {
    if (socket !== sender && socket.readyState === socket.OPEN) socket.send(frame);
  }
}

server.listen(Number(port), '127.0.0.1', 4096, () => process.send?.('listening'));
// A regular end, not a kill: only then does Node write the CPU profile it may have been started with.
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
