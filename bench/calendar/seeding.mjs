/** Fills a started product with as many dates as a feed shall hold: a fifth meetings, a fifth ends of funding, the rest deadlines. */
import pg from 'pg';
import { addressOf } from '../funding/seeding.mjs';

/**
 * @param {string} data the product's data directory
 * @param {number} entries
 */
export async function seed(data, entries) {
  const client = new pg.Client(await addressOf(data));
  await client.connect();
  const fifth = Math.floor(entries / 5);
  try {
    // The example would be counted, too.
    await client.query(`delete from funding_deadline`);
    await client.query(`delete from funding_phase`);
    await client.query(`delete from meeting`);
    await client.query(`delete from calendar_trace`);
    await client.query(
      `insert into meeting (body_id, kind, title, state, starts_at, duration_minutes, place)
       select (select id from body order by name limit 1), 'other', 'Sitzung zur Quartiersarbeit und Größe ' || n, 'invited',
         now() + make_interval(hours => n * 7), 120, 'Rathaus, Großer Sitzungssaal; 2. Etage'
       from generate_series(1, $1::int) as n`,
      [fifth],
    );
    await client.query(
      `with point as (insert into contact_point (name) select 'Messpunkt ' || n from generate_series(1, $1::int) as n returning id)
       insert into funding_phase (contact_point_id, programme, ends_on, is_permanent, is_provisional, is_extension_in_preparation)
       select id, 'Zusammen im Quartier', current_date + (random() * 500)::int, false, true, false from point`,
      [fifth],
    );
    await client.query(
      `with call as (insert into funding_call (programme_id, title, publication, mode, published_at)
         select (select id from funding_programme order by name limit 1), 'Förderung für Begegnung und Nachbarschaft, Aufruf ' || n,
           'published', 'several', now()
         from generate_series(1, $1::int) as n returning id)
       insert into funding_deadline (call_id, kind, day, ends_at)
       select id, 'application', current_date + (random() * 700)::int, now() from call`,
      [entries - 2 * fifth],
    );
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
