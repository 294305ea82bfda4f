/**
 * Scenario D: what a connection and a room cost while nobody does anything. One client per room first, then the others into the
 * same rooms: the second step shows what a connection costs, the first one what a room costs on top of it.
 */
import { openCpuWindow, settle } from '../../measure/cpu-window.mjs';
import { settledResidentKb } from '../../measure/memory.mjs';
import { writeBigText } from '../load/big-text.mjs';
import { Crowd } from '../load/crowd.mjs';
import { seedDocument } from '../load/room-seeding.mjs';

/**
 * @param {import('../load/plan.mjs').Plan} plan
 * @returns {Promise<import('../load/plan.mjs').Outcome>}
 */
export async function measureIdle(plan) {
  const { rooms, clients } = plan.sizes;
  const crowd = new Crowd(plan);
  const text = writeBigText(40, 100);
  for (let room = 0; room < rooms; room++) {
    await seedDocument(crowd.place(room, room), text, plan.takesWholeState);
  }
  // Connections that come and go, so that what is made once per process is not counted as the price of a connection.
  const rehearsal = Array.from({ length: rooms }, (_, index) => crowd.place(index % 20, index));
  await crowd.joinAll(rehearsal);
  await crowd.leaveAll();
  await settle(plan.processes);

  const closeWindow = openCpuWindow(plan.processes);
  const empty = await settledResidentKb(plan.processes.server);
  await crowd.joinAll(Array.from({ length: rooms }, (_, room) => crowd.place(room, room)));
  await settle(plan.processes, 10_000);
  const roomsOpen = await settledResidentKb(plan.processes.server);

  const others = Array.from({ length: clients - rooms }, (_, index) =>
    crowd.place(index % rooms, index),
  );
  const start = performance.now();
  await crowd.joinAll(others);
  const joinSeconds = (performance.now() - start) / 1000;
  await settle(plan.processes, 10_000);
  const full = await settledResidentKb(plan.processes.server);
  const noise = closeWindow().noisePct;
  await crowd.leaveAll();

  const kbPerConnection = (full - roomsOpen) / others.length;
  return {
    figures: {
      kbPerConnection,
      kbPerRoom: (roomsOpen - empty) / rooms - kbPerConnection,
      residentMb: full / 1024,
      joinsPerSecond: others.length / joinSeconds,
      noise_pct: noise,
    },
    errors: crowd.errors,
  };
}
