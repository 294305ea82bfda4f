/** Scenario E: the network breaks for everybody and comes back for everybody; how long until all have the text again. */
import { setTimeout as pause } from 'node:timers/promises';
import { openCpuWindow, settle } from '../../measure/cpu-window.mjs';
import { median, quantile } from '../../measure/statistics.mjs';
import { stateVectorAfter, writeBigText } from '../load/big-text.mjs';
import { Crowd } from '../load/crowd.mjs';
import { LightClient } from '../load/light-client.mjs';
import { seedDocument } from '../load/room-seeding.mjs';

/**
 * @param {import('../load/plan.mjs').Plan} plan
 * @returns {Promise<import('../load/plan.mjs').Outcome>}
 */
export async function measureStorm(plan) {
  const { rooms, clients, crowds = 1 } = plan.sizes;
  const crowd = new Crowd(plan);
  const text = writeBigText(40, 100);
  for (let room = 0; room < rooms; room++) {
    await seedDocument(crowd.place(room, room), text, plan.takesWholeState);
  }
  const places = Array.from({ length: clients }, (_, index) => crowd.place(index % rooms, index));
  // They come back with what they have, as a browser does that stayed open.
  const vectors = await Promise.all(places.slice(0, rooms).map((place) => stateVectorOf(place)));
  await crowd.joinAll(places);
  await settle(plan.processes);

  const closeWindow = openCpuWindow(plan.processes);
  const storms = [];
  for (let round = 0; round < crowds; round++) {
    await pause(1000);
    const closeStormWindow = openCpuWindow(plan.processes);
    const start = performance.now();
    crowd.dropAll();
    const times = await Promise.all(
      places.map(async (place, index) => {
        await crowd.join(place, vectors[index % rooms]).synced;
        return performance.now() - start;
      }),
    );
    storms.push({ times, cpu: closeStormWindow() });
  }
  const noise = closeWindow().noisePct;
  await crowd.leaveAll();

  return {
    figures: {
      allSyncedMs: median(storms.map(({ times }) => quantile(times, 1))),
      syncedP50Ms: median(storms.map(({ times }) => quantile(times, 0.5))),
      cpuSeconds: median(storms.map(({ cpu }) => cpu.server + cpu.postgres)),
      noise_pct: noise,
    },
    errors: crowd.errors,
  };
}

/** @param {import('../load/light-client.mjs').Place} place */
async function stateVectorOf(place) {
  /** @type {Uint8Array[]} */
  const updates = [];
  const client = new LightClient(place);
  client.on('update', (update) => updates.push(update));
  await client.synced;
  await client.leave();
  return stateVectorAfter(updates);
}
