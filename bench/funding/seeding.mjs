/**
 * Fills a started product: some calls come in by HTTP, so that the product itself computes what follows from their dates; the rest are
 * copies of these with titles, ids and search words of their own, made in the database.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { repeatableRandom } from '../measure/statistics.mjs';

const templates = 250;
const programmes = 60;
const organisations = 300;

const words =
  'Nachbarschaft Quartier Jugend Beratung Fest Garten Klima Familien Senioren Integration Sprache Ehrenamt Kultur Sport Wohnen Teilhabe Bildung Pflege Umwelt Begegnung'.split(
    ' ',
  );
const modes = ['fixed', 'fixed', 'several', 'twoStage', 'continuous', 'continuousYearly'];
const kinds = ['municipality', 'nonprofit', 'welfare', 'church', 'association', 'company'];

/**
 * @param {string} data the product's data directory
 * @param {import('./door.mjs').Door} coordinator
 * @param {import('./options.mjs').Sizes} sizes
 */
export async function seed(data, coordinator, sizes) {
  const random = repeatableRandom(4);
  const programmeIds = [];
  for (let index = 0; index < programmes; index++) {
    const { id } = await coordinator.ask('/api/funding-programmes', {
      ...{ name: `Programm ${index}`, funder: `Stiftung ${index % 25}`, region: 'NRW' },
      ...{ area: `Bereich ${index % 15}`, summary: sentence(random, 40) },
    });
    programmeIds.push(id);
  }
  for (let index = 0; index < templates; index++)
    await coordinator.ask('/api/funding-calls', {
      ...{ title: `Aufruf ${sentence(random, 4)} ${index}`, source: 'Messung' },
      ...{ programmeId: programmeIds[index % programmes], mode: pick(random, modes) },
      deadlines: deadlines(random),
      eligible: random() < 0.2 ? [] : kinds.filter(() => random() < 0.3),
      leadTimeWeeks: random() < 0.5 ? null : Math.floor(random() * 40),
      fundsFollowOn: pick(random, [true, false, null]),
      conditions: sentence(random, 80),
    });
  const client = new pg.Client(await addressOf(data));
  await client.connect();
  try {
    for (const [sql, values] of statements(sizes)) await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/** A third is over, the others end in the next two years. @param {() => number} random */
function deadlines(random) {
  return Array.from({ length: Math.floor(random() * 4) }, () => {
    const at = Date.now() + (random() * 1_080 - 360) * 86_400_000;
    return { kind: 'application', day: new Date(at).toISOString().slice(0, 10) };
  });
}

/**
 * @param {() => number} random
 * @param {number} length
 */
function sentence(random, length) {
  return Array.from({ length }, () => pick(random, words)).join(' ');
}

/**
 * @template Item
 * @param {() => number} random
 * @param {readonly Item[]} items
 */
function pick(random, items) {
  return items[Math.floor(random() * items.length)];
}

/**
 * @param {import('./options.mjs').Sizes} sizes
 * @returns {[sql: string, values: unknown[]][]}
 */
function statements({ calls, contactPoints }) {
  return [
    [
      `create temp table call_copy as select id as template_id, gen_random_uuid() as id, n
       from funding_call cross join generate_series(1, $1::int) as n where source = 'Messung'`,
      [Math.ceil(calls / templates) - 1],
    ],
    [
      `insert into funding_call select (jsonb_populate_record(call, jsonb_build_object('id', copy.id, 'title', call.title || '-' || n))).*
       from call_copy as copy join funding_call as call on call.id = template_id`,
      [],
    ],
    [
      `create temp table deadline_copy as select deadline.id as template_id, gen_random_uuid() as id, copy.id as call_id
       from call_copy as copy join funding_deadline as deadline on deadline.call_id = copy.template_id`,
      [],
    ],
    [
      `insert into funding_deadline select (jsonb_populate_record(deadline, jsonb_build_object('id', copy.id, 'call_id', copy.call_id))).*
       from deadline_copy as copy join funding_deadline as deadline on deadline.id = template_id`,
      [],
    ],
    [
      `insert into funding_call_phase (call_id, starts_at, ends_at, state, deadline_id, deadline_day, deadline_ends_at)
       select copy.id, starts_at, ends_at, state, deadline.id, deadline_day, deadline_ends_at
       from call_copy as copy join funding_call_phase as phase on phase.call_id = copy.template_id
       left join deadline_copy as deadline on deadline.template_id = phase.deadline_id and deadline.call_id = copy.id`,
      [],
    ],
    [
      `update funding_call as call set search_words = search_words || ' ' || n from call_copy as copy where copy.id = call.id`,
      [],
    ],
    [
      `insert into organisation (name, kind, applicant_kinds)
       select 'Träger ' || n, 'provider', array[($2::text[])[1 + n % 6]] from generate_series(1, $1::int) as n`,
      [organisations, kinds],
    ],
    [
      `insert into interest (call_id, organisation_id, state, visibility)
       select call.id, organisation.id, 'considering', case when random() < 0.5 then 'all' else 'city' end
       from (select id from funding_call order by id limit 1000) as call,
         (select id from organisation where name like 'Träger %' order by id limit 5) as organisation`,
      [],
    ],
    [
      `insert into contact_point (name) select 'Messpunkt ' || n from generate_series(1, $1::int) as n`,
      [contactPoints],
    ],
    [
      `insert into funding_phase (contact_point_id, ends_on, is_permanent, is_provisional, is_extension_in_preparation)
       select id, current_date + (random() * 500)::int, false, false, false from contact_point where name like 'Messpunkt %'`,
      [],
    ],
    [
      `insert into contact_point_provider (contact_point_id, organisation_id)
       select point.id, organisation.id
       from (select id, row_number() over () as n from contact_point where name like 'Messpunkt %') as point
       join (select id, row_number() over () as n from organisation where name like 'Träger %' or name = 'AWO') as organisation
         on organisation.n = 1 + point.n % $1`,
      [organisations + 1],
    ],
    ['vacuum analyze', []],
  ];
}

/**
 * Where the product's embedded PostgreSQL listens, as it left it in its data directory.
 *
 * @param {string} data
 */
export async function addressOf(data) {
  const files = await readdir(data, { recursive: true });
  const read = async (/** @type {string} */ name) => {
    const file = files.find((path) => path.endsWith(name));
    if (file === undefined) throw new Error(`There is no ${name} below ${data}.`);
    return readFile(join(data, file), 'utf8');
  };
  const port = Number((await read('postmaster.pid')).split('\n')[3]);
  const password = (await read('quartiersforum.password')).trim();
  const name = 'quartiersforum';
  return { host: '127.0.0.1', port, user: name, password, database: name };
}
