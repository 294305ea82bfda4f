import {
  isAllowed,
  roles,
  type Body,
  type ContactPoint,
  type ContactPointList,
  type List,
  type Organisation,
  type Permission,
  type Person,
  type Problem,
} from '@quartiersforum/domain';
import { fillPeople } from '../src/example-data/example-people';
import { fillRegister } from '../src/example-data/example-register';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';

const nowhere = '00000000-0000-4000-8000-000000000000';

let app: TestApp;
let coordinator: Agent;
let reader: Agent;

beforeAll(async () => {
  app = await startTestApp();
  await app.dataSource.transaction(async (manager) => {
    await fillPeople(manager, await fillRegister(manager));
  });
  coordinator = await app.agent('coordinator');
  reader = await app.agent('reader');
});
afterAll(() => app.close());

async function contactPoints(query: string, agent = coordinator): Promise<ContactPointList> {
  const { status, body } = await agent.get<ContactPointList>(`/api/contact-points?${query}`);
  expect(status).toBe(200);
  return body;
}

function names(list: { readonly items: readonly { readonly name: string }[] }): string[] {
  return list.items.map(({ name }) => name);
}

describe('The list of contact points', () => {
  it('shows all 21 in German order', async () => {
    const list = await contactPoints('');
    expect(list.total).toBe(21);
    expect(names(list)).toEqual([...names(list)].sort((a, b) => a.localeCompare(b, 'de')));
    expect(names(list)).toHaveLength(21);
  });

  it.each([
    ['Rottmannsmühle', 2, 'a name, and the partner that names it'],
    ['rottmannsmuehle', 2, 'an umlaut written out'],
    ['ROTTMANNSMUHLE', 2, 'capital letters and no umlaut at all'],
    ['welheimer mark', 1, 'two words with a space where the register prints a hyphen'],
    ['Mark Welheimer', 1, 'in any order'],
    ['senioren', 2, 'what it is for'],
    ['caritas', 1, 'one of two Träger'],
    ['kefb', 1, 'the other one'],
    ['Einzelhandel', 1, 'a partner that is an organisation'],
    ['prosper', 2, 'a quarter'],
    ['%', 21, 'nothing but punctuation'],
    ['gebäude_', 6, 'a wildcard of SQL, taken for a character'],
    ['nirgendwo', 0, 'what is not there'],
    ["'; drop table contact_point; --", 0, 'no command'],
  ])('finds by "%s" %i of them (%s)', async (search, count) => {
    const list = await contactPoints(new URLSearchParams({ search }).toString());
    expect(list.total).toBe(count);
    expect(list.items).toHaveLength(count);
  });

  it('offers as filters what is there, and filters by it', async () => {
    const { facets } = await contactPoints('');
    expect(facets.programmes).toEqual([
      'Deutsche Fernsehlotterie',
      'Kommunale Präventionsketten',
      'Städtebauförderung',
      'Städtische Haushaltsmittel',
      'Zusammen im Quartier',
    ]);
    expect(facets.providers).toHaveLength(11);
    expect(facets.districts).toContain('Welheimer-Mark');
    const awo = facets.providers.find(({ name }) => name === 'AWO');
    expect((await contactPoints(`providerId=${awo?.id}`)).total).toBe(4);
    const altstadt = new URLSearchParams({ district: 'Altstadt' });
    expect((await contactPoints(altstadt.toString())).total).toBe(5);
    const urban = new URLSearchParams({ programme: 'Städtebauförderung' });
    expect((await contactPoints(urban.toString())).total).toBe(7);
    urban.set('district', 'Batenbrock');
    expect(names(await contactPoints(urban.toString()))).toEqual(['Stadtteilagentur Batenbrock']);
  });

  it.each([
    ['2020-12-31', 0],
    ['2021-01-01', 7],
    ['2021-02-01', 8],
    ['2022-01-01', 17],
    ['2199-12-31', 18],
  ])('whose funding ends before %s has %i entries, none of them permanent', async (day, count) => {
    const list = await contactPoints(`endsBefore=${day}`);
    expect(list.total).toBe(count);
    for (const { fundingPhases } of list.items)
      expect(fundingPhases.some(({ endsOn }) => endsOn !== null && endsOn < day)).toBe(true);
  });

  it('comes in pages that fit together', async () => {
    const all = names(await contactPoints(''));
    const pages = [
      await contactPoints('limit=10'),
      await contactPoints('limit=10&offset=10'),
      await contactPoints('limit=10&offset=20'),
    ];
    expect(pages.flatMap(names)).toEqual(all);
    expect(pages.map(({ total }) => total)).toEqual([21, 21, 21]);
    const beyond = await contactPoints('limit=10&offset=100');
    expect([beyond.total, beyond.items.length]).toEqual([21, 0]);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=zehn', 'limit'],
    ['offset=-1', 'offset'],
    ['offset=1000001', 'offset'],
    ['providerId=AWO', 'providerId'],
    ['endsBefore=2021-02-30', 'endsBefore'],
    ['endsBefore=0000-01-01', 'endsBefore'],
    ['search=a&search=b', 'search'],
    [`search=${'a'.repeat(201)}`, 'search'],
    ['sort=name', 'sort'],
  ])('refuses "%s" and names the field', async (query, path) => {
    const { status, body } = await coordinator.get<Problem>(`/api/contact-points?${query}`);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.fields?.map((field) => field.path)).toEqual([path]);
  });

  it('shows a reader what is released and nothing else, in no way', async () => {
    const list = await contactPoints('', reader);
    expect(names(list)).toEqual(['AWO- Quartiersmanagement Fuhlenbrock', 'Quartiersbüro Boy']);
    expect(list.total).toBe(2);
    expect(list.facets.districts).toEqual(['Boy', 'Fuhlenbrock']);
    expect(list.facets.providers.map(({ name }) => name)).toEqual([
      'AWO',
      'InnovationCity Management GmbH',
    ]);
    expect(list.facets.programmes).toEqual(['Deutsche Fernsehlotterie', 'Städtebauförderung']);
    expect(list.items[0]?.partners.map(({ name }) => name)).toEqual(['Stadt Bottrop']);
    expect((await contactPoints('search=rottmannsm%C3%BChle', reader)).total).toBe(0);
    expect((await contactPoints('search=fuhlenbrock', reader)).total).toBe(1);
  });
});

describe('A contact point', () => {
  async function named(name: string): Promise<ContactPoint> {
    const found = (await contactPoints('')).items.find((item) => item.name === name);
    if (found === undefined) throw new Error(`${name} is not there`);
    return found;
  }

  it('keeps the printed wording beside the date, and names the other contact point as a partner', async () => {
    const mill = await named('Quartiersbüro Rottmannsmühle');
    const { status, body } = await coordinator.get<ContactPoint>(`/api/contact-points/${mill.id}`);
    expect(status).toBe(200);
    expect(body).toEqual(mill);
    expect(body.fundingPhases).toEqual([
      expect.objectContaining({
        printedEnd: '01/21 (Verlängerung um zwei Jahre wird vorbereitet)',
        endsOn: '2021-01-31',
        isExtensionInPreparation: true,
        isProvisional: false,
        isPermanent: false,
        hasCityShare: false,
      }),
    ]);
    const fuhlenbrock = await named('AWO- Quartiersmanagement Fuhlenbrock');
    expect(body.partners[1]).toEqual({
      kind: 'contactPoint',
      id: fuhlenbrock.id,
      name: fuhlenbrock.name,
    });
    expect(fuhlenbrock.partners[1]).toEqual({
      kind: 'contactPoint',
      id: mill.id,
      name: mill.name,
    });
  });

  it('that is not released does not exist for a reader', async () => {
    const mill = await named('Quartiersbüro Rottmannsmühle');
    const { status, body } = await reader.get<Problem>(`/api/contact-points/${mill.id}`);
    expect([status, body.code]).toEqual([404, 'contactPoint.notFound']);
    const boy = await named('Quartiersbüro Boy');
    expect((await reader.get(`/api/contact-points/${boy.id}`)).status).toBe(200);
  });
});

describe('Organisations', () => {
  it('are providers, departments and partners, and say what they run and where they belong', async () => {
    const count = async (query: string) =>
      (await coordinator.get<List<Organisation>>(`/api/organisations?${query}`)).body.total;
    expect(await count('')).toBe(18);
    expect(await count('kind=provider')).toBe(11);
    expect(await count('kind=department')).toBe(4);
    expect(await count('kind=partner')).toBe(3);
    expect(await count('search=praevention')).toBe(0);
    expect(await count('search=hl.+cyriakus')).toBe(0);
    expect(await count('search=st+cyriakus')).toBe(1);
    const { body } = await coordinator.get<List<Organisation>>('/api/organisations?search=AWO');
    const detail = await coordinator.get<Organisation>(`/api/organisations/${body.items[0]?.id}`);
    expect(detail.body).toEqual(body.items[0]);
    expect(detail.body.contactPoints).toHaveLength(4);
    expect(names({ items: detail.body.partnerOf })).toEqual([
      'Nachbar(schaft) Klima Quartiersbüro auf Prosper III',
    ]);
    expect(names({ items: detail.body.bodies })).toEqual([
      'Jährlicher Workshop „Quartiersarbeit in Bottrop“',
    ]);
  });
});

describe('Bodies and people', () => {
  it('are those of the network, each with its members', async () => {
    const { body } = await coordinator.get<List<Body>>('/api/bodies');
    const counts = body.items.map(({ name, memberships }) => [name, memberships.length]);
    expect(counts).toEqual([
      ['AG Quartiersarbeit', 4],
      ['AK Stadterneuerung/Quartiersentwicklung', 0],
      ['Fachgremium Quartiersarbeit', 4],
      ['Jährlicher Workshop „Quartiersarbeit in Bottrop“', 15],
      ['Austauschtreffen Quartiersarbeit', 21],
      ['AG Quartiersmonitoring', 0],
      ['Entscheidungsgremium Stadtteilfonds', 2],
      ['KIS/IC (Koordinierungsstelle Integrierte Stadtentwicklung / Innovation City)', 1],
      ['Rat', 0],
      ['Bezirksebene', 0],
      ['Ausschuss für Soziales, Gesundheit und Familie', 1],
    ]);
    const detail = await coordinator.get<Body>(`/api/bodies/${body.items[6]?.id}`);
    expect(detail.body).toEqual(body.items[6]);
    expect(detail.body.memberships.map(({ isDeputy }) => isDeputy).sort()).toEqual([false, true]);
  });

  it('are listed for the coordinator with where people work', async () => {
    const { body } = await coordinator.get<List<Person>>('/api/people?limit=200');
    const boy = body.items.find(({ name }) => name === 'Quartiersarbeit Boy');
    expect(boy?.contactPoint?.name).toBe('Quartiersbüro Boy');
    expect(boy?.organisation).toBeNull();
    expect(body.total).toBe(body.items.length);
  });
});

describe('Every route of the network', () => {
  const routes: [string, Permission][] = [
    ['/api/contact-points', 'contactPoint.list'],
    ['/api/organisations', 'organisation.list'],
    [`/api/organisations/${nowhere}`, 'organisation.read'],
    ['/api/bodies', 'body.list'],
    [`/api/bodies/${nowhere}`, 'body.read'],
    ['/api/people', 'person.list'],
  ];

  it.each(routes)('%s answers as the permission table says (%s)', async (path, permission) => {
    expect((await (await app.agent('nobody')).get(path)).status).toBe(401);
    for (const role of roles) {
      const { status } = await (await app.agent(role)).get(path);
      const granted = path.endsWith(nowhere) ? 404 : 200;
      expect([role, status]).toEqual([role, isAllowed(permission, { role }) ? granted : 403]);
    }
  });

  it.each([
    ['/api/contact-points/1', 400, 'request.invalid'],
    [`/api/contact-points/${nowhere}`, 404, 'contactPoint.notFound'],
    ['/api/organisations/1', 400, 'request.invalid'],
    [`/api/organisations/${nowhere}`, 404, 'organisation.notFound'],
    ['/api/bodies/1', 400, 'request.invalid'],
    [`/api/bodies/${nowhere}`, 404, 'body.notFound'],
    ['/api/bodies?limit=999', 400, 'request.invalid'],
    ['/api/people?limit=999', 400, 'request.invalid'],
    ['/api/organisations?kind=bank', 400, 'request.invalid'],
  ])('answers %s with %i %s', async (path, status, code) => {
    const answer = await coordinator.get<Problem>(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('With a hundred times as much', () => {
  it('no list asks the database more often', async () => {
    const paths = [
      '/api/contact-points?limit=200&search=quartier',
      '/api/organisations?limit=200&search=a',
      '/api/bodies',
      '/api/people',
    ];
    const ask = async () => {
      const counts: number[] = [];
      for (const path of paths)
        counts.push(
          await countQueries(app.dataSource, async () => {
            expect((await coordinator.get(path)).status).toBe(200);
          }),
        );
      return counts;
    };
    const before = await ask();
    await app.dataSource.query(`
      with copy as (
        insert into contact_point (name, district, focus)
        select name || ' ' || n, district, focus from contact_point, generate_series(1, 99) as n
        returning id, name)
      insert into funding_phase (contact_point_id, programme) select id, 'Kopie' from copy`);
    await app.dataSource.query(`
      insert into contact_point_provider (contact_point_id, organisation_id)
      select contact_point.id, organisation.id from contact_point
      cross join lateral (select id from organisation where kind = 'provider' order by name limit 2) as organisation
      on conflict do nothing`);
    await app.dataSource.query(`
      insert into person (name, contact_point_id) select 'Quartiersarbeit ' || name, id from contact_point`);
    await app.dataSource.query(`
      insert into membership (body_id, contact_point_id, valid_from)
      select body.id, contact_point.id, '2021-01-01' from body, contact_point where body.name = 'Bezirksebene'`);
    expect(await ask()).toEqual(before);
    expect(Math.min(...before)).toBeGreaterThan(1);
    expect(Math.max(...before)).toBeLessThanOrEqual(6);
  });
});
