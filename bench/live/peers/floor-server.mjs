/**
 * The floor that the product is compared with: Socket.IO and nothing else. A request changes a number in memory and everybody in the
 * room gets a payload of the same size. No session, no permission, no database, no schema.
 *
 * Started as a process of its own: `node floor-server.mjs <port> <bytes>`.
 */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const [port, bytes] = process.argv.slice(2);
const filling = 'x'.repeat(Math.max(0, Number(bytes) - 100));
let version = 1;

const server = createServer((request, response) => {
  request.resume();
  if (request.method === 'POST') {
    version += 1;
    io.to('meeting').emit('live.changed', state());
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(state()));
});
const io = new Server(server, {
  path: '/socket.io',
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
});
io.on('connection', (socket) => {
  socket.on('meeting.join', (_, acknowledge) => {
    void socket.join('meeting');
    acknowledge({ ok: true });
  });
});

function state() {
  return { version, serverTime: new Date().toISOString(), filling };
}

server.listen(Number(port), '127.0.0.1', 4096, () => process.send?.('listening'));
// A regular end, not a kill: only then does Node write the CPU profile it may have been started with.
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
