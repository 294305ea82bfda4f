/**
 * Scenario D: what a connection and a room cost while nobody does anything. All connections in a few rooms show what a connection
 * costs; as many connections in all rooms, in a new process, show by the difference what a room costs.
 *
 * Each time in a process that has just started: memory that was used and freed before would hide what is asked here, and what a
 * process grows by only once falls on both alike.
 */
import { openCpuWindow, settle } from '../../measure/cpu-window.mjs';
import { settledMemory } from '../../measure/memory.mjs';
import { writeBigText } from '../load/big-text.mjs';
import { Crowd } from '../load/crowd.mjs';
import { seedDocument } from '../load/room-seeding.mjs';

const fewRooms = 20;

/**
 * @param {import('../load/plan.mjs').Plan} plan
 * @returns {Promise<import('../load/plan.mjs').Outcome>}
 */
export async function measureIdle(plan) {
  const { rooms, clients } = plan.sizes;
  if (plan.part === 'fill') return fillRooms(plan);
  if (plan.part === 'fewRooms') {
    const { grown, joinsPerSecond, errors } = await measureGrowth(plan, fewRooms);
    const figures = {
      kbPerConnection: grown.residentKb / clients,
      heldKbPerConnection: grown.heldKb / clients,
      joinsPerSecond,
    };
    return { figures, errors };
  }
  const { grown, full, noise_pct, errors } = await measureGrowth(plan, rooms);
  const { kbPerConnection = NaN, heldKbPerConnection = NaN } = plan.earlier;
  const figures = {
    kbPerRoom: (grown.residentKb - kbPerConnection * clients) / (rooms - fewRooms),
    heldKbPerRoom: (grown.heldKb - heldKbPerConnection * clients) / (rooms - fewRooms),
    residentMb: full.residentKb / 1024,
    noise_pct,
  };
  return { figures, errors };
}

/** Longer than a server may wait before it tidies up what was written (the product folds after 3 s, looking every 2 s). */
const tidySeconds = 8;

/**
 * Writes a page of text into each room, and lets the server tidy up after that: a room is not idle while what was written is put away.
 *
 * @param {import('../load/plan.mjs').Plan} plan
 */
async function fillRooms(plan) {
  const crowd = new Crowd(plan);
  const text = writeBigText(40, 100);
  for (let room = 0; room < plan.sizes.rooms; room++) {
    await seedDocument(crowd.place(room, room), text, plan.takesWholeState);
  }
  await settle(plan.processes, 120_000, tidySeconds);
  return { figures: {}, errors: crowd.errors };
}

/**
 * @param {import('../load/plan.mjs').Plan} plan
 * @param {number} rooms
 */
async function measureGrowth(plan, rooms) {
  const crowd = new Crowd(plan);
  // A few connections that come and go, for what is loaded with the first one.
  await crowd.joinAll(Array.from({ length: 20 }, (_, person) => crowd.place(0, person)));
  await crowd.leaveAll();
  await settle(plan.processes);

  const closeWindow = openCpuWindow(plan.processes);
  const empty = await settledMemory(plan.processes);
  const start = performance.now();
  const indexes = Array.from({ length: plan.sizes.clients }, (_, index) => index);
  await crowd.joinAll(indexes.map((index) => crowd.place(index % rooms, index)));
  const joinsPerSecond = (1000 * indexes.length) / (performance.now() - start);
  await settle(plan.processes, 15_000);
  const full = await settledMemory(plan.processes);
  const noise_pct = closeWindow().noisePct;
  await crowd.leaveAll();
  const grown = {
    residentKb: full.residentKb - empty.residentKb,
    heldKb: full.heldKb - empty.heldKb,
  };
  return { grown, full, joinsPerSecond, noise_pct, errors: crowd.errors };
}
