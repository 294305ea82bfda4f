import { readFile } from 'node:fs/promises';
import type {
  ContactPoint,
  ContactPointList,
  List,
  Organisation,
  Problem,
  RegisterChange,
  RegisterImport,
} from '@quartiersforum/domain';
import { Publisher } from '../src/realtime/publisher';
import type { Agent, Answer } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';

let app: TestApp;
let coordinator: Agent;
let city: Agent;
let printed: Buffer;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
  city = await app.agent('city');
  printed = await readFile(new URL('../data/anlaufstellen.csv', `file://${__dirname}/`));
});
afterAll(() => app.close());

function send<Body = RegisterImport>(
  file: Uint8Array | string,
  query: Readonly<Record<string, string>> = {},
  agent: Agent = coordinator,
): Promise<Answer<Body>> {
  const path = `/api/register-imports?${new URLSearchParams(query).toString()}`;
  const headers = { 'Content-Type': 'application/octet-stream' };
  return agent.send('POST', path, Uint8Array.from(Buffer.from(file)), { headers });
}

/** Reads a plan and applies it. */
async function apply(file: Uint8Array | string, query: Record<string, string> = {}) {
  const { body } = await send(file, query);
  expect(body.flaws).toEqual([]);
  const answer = await send(file, { ...query, planId: body.planId });
  expect(answer).toMatchObject({ status: 200, body: { isApplied: true, planId: body.planId } });
  return answer.body;
}

async function download(format: 'csv' | 'ods', agent: Agent = coordinator) {
  const url = new URL(`/api/register-export?format=${format}`, agent.baseUrl);
  const response = await fetch(url, { headers: { Cookie: agent.cookie ?? '' } });
  return { headers: response.headers, file: Buffer.from(await response.arrayBuffer()) };
}

async function register(): Promise<readonly ContactPoint[]> {
  return (await coordinator.get<ContactPointList>('/api/contact-points?limit=200')).body.items;
}

async function named(name: string): Promise<ContactPoint> {
  const found = (await register()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

const kinds = ({ changes }: RegisterImport) => [...new Set(changes.map(({ kind }) => kind))];

describe('the printed register', () => {
  it('fills an empty one, after having said how, and changes nothing the second time', async () => {
    const { status, body: plan } = await send(printed);
    expect(status).toBe(200);
    expect(plan).toMatchObject({ isApplied: false, rows: 21, flaws: [], flawTotal: 0 });
    expect(kinds(plan)).toEqual(['new']);
    expect(plan.organisations).toContainEqual({ name: 'AWO', kind: 'provider' });
    expect(plan.organisations).toContainEqual({ name: 'FC Bottrop 2019', kind: 'partner' });
    expect(await register()).toEqual([]);

    await apply(printed);
    const contactPoints = await register();
    expect(contactPoints).toHaveLength(21);
    const rottmannsmühle = await named('Quartiersbüro Rottmannsmühle');
    expect(rottmannsmühle.providers.map(({ name }) => name)).toEqual(['DRK']);
    expect(rottmannsmühle.partners.map(({ kind, name }) => [kind, name])).toEqual([
      ['organisation', 'Stadt Bottrop'],
      ['contactPoint', 'AWO- Quartiersmanagement Fuhlenbrock'],
    ]);
    expect(rottmannsmühle.fundingPhases).toMatchObject([
      {
        programme: 'Deutsche Fernsehlotterie',
        printedEnd: '01/21 (Verlängerung um zwei Jahre wird vorbereitet)',
        endsOn: '2021-01-31',
        isExtensionInPreparation: true,
        isProvisional: false,
        hasCityShare: false,
      },
    ]);
    expect((await named('Ebel 27')).fundingPhases).toMatchObject([
      { isPermanent: true, endsOn: null, hasCityShare: null },
    ]);

    const again = await apply(printed);
    expect(kinds(again)).toEqual(['same']);
    expect(again.organisations).toEqual([]);
    expect(await register()).toEqual(contactPoints);
  });

  it.each(['csv', 'ods'] as const)(
    'comes back from its own export as %s as it was',
    async (format) => {
      const before = await register();
      const { file, headers } = await download(format);
      expect(headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="Anlaufstellen \\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
      );
      const again = await apply(file);
      expect([again.rows, kinds(again), again.organisations]).toEqual([21, ['same'], []]);
      expect(await register()).toEqual(before);
    },
  );
});

describe('a file with something new', () => {
  it('changes what it says, leaves what it does not name, and is in the history of each', async () => {
    const before = await named('Quartiersbüro Boy');
    const done = await apply(
      [
        'Name;Angebote;Zielgruppen;Telefon;Breitengrad;Längengrad;Förderzugang;Laufzeit_beginn;Laufzeitende_norm;Eigenanteil',
        '"Quartiersbüro Boy";"Frühstück\nBeratung";"Familien; Ältere";\'+49 2041 1;51,54;6,9;Soziale Stadt;2022-01;2026-12;10 Prozent',
        'Quartiersbüro Neu;;;;;;;;;',
      ].join('\n'),
    );
    expect(done.changes.map(({ kind, newPhases }) => [kind, newPhases])).toEqual([
      ['changed', 1],
      ['new', 0],
    ]);
    const after = await named('Quartiersbüro Boy');
    expect(after).toMatchObject({
      version: before.version + 1,
      focus: before.focus,
      providers: before.providers,
      offers: 'Frühstück\nBeratung',
      targetGroups: ['Familien', 'Ältere'],
      contact: { phone: '+49 2041 1', email: null },
      location: { latitude: 51.54, longitude: 6.9 },
    });
    expect(after.fundingPhases).toHaveLength(2);
    expect(after.fundingPhases).toContainEqual(before.fundingPhases[0]);
    expect(after.fundingPhases[1]).toMatchObject({
      programme: 'Soziale Stadt',
      startsOn: '2022-01-01',
      endsOn: '2026-12-31',
      share: '10 Prozent',
    });
    const { body: history } = await city.get<List<RegisterChange>>(
      `/api/contact-points/${after.id}/history`,
    );
    expect(history.items[0]).toMatchObject({ reason: 'imported', by: 'coordinator' });
    expect(history.items[0]?.changes).toContainEqual(
      expect.objectContaining({ field: 'contact.phone', before: null, after: '+49 2041 1' }),
    );
    expect((await download('csv')).file.toString()).toContain('"Frühstück\nBeratung"');
    for (const format of ['csv', 'ods'] as const) {
      const { file } = await download(format);
      expect(kinds(await apply(file))).toEqual(['same']);
    }
    expect(await named('Quartiersbüro Boy')).toEqual(after);
  });

  it('moves the end of a phase instead of adding one', async () => {
    const before = await named('Stadtteilagentur Batenbrock');
    const { file } = await download('csv');
    const done = await apply(
      file.toString().replace('Batenbrock;12/22;2022-12', 'Batenbrock;vorerst bis 12/24;2024-12'),
    );
    expect(done.changes.filter(({ kind }) => kind !== 'same')).toMatchObject([
      {
        name: 'Stadtteilagentur Batenbrock',
        newPhases: 0,
        fields: [
          { column: 'Laufzeit', before: '12/22', after: 'vorerst bis 12/24' },
          { column: 'Laufzeitende_norm', before: '2022-12', after: '2024-12' },
        ],
      },
    ]);
    const after = await named('Stadtteilagentur Batenbrock');
    expect(after.fundingPhases).toEqual([
      {
        ...before.fundingPhases[0],
        version: 2,
        printedEnd: 'vorerst bis 12/24',
        endsOn: '2024-12-31',
        isProvisional: true,
      },
    ]);
    expect(after.version).toBe(before.version);
  });

  it('does not let phases overlap unless that is meant', async () => {
    const file =
      'Name;Förderzugang;Laufzeit_beginn;Laufzeitende_norm\nStadtteilagentur Batenbrock;Stiftung;2023-01;2023-12';
    const { body } = await send(file);
    expect(body.flaws).toMatchObject([{ line: 2, code: 'phase.overlaps' }]);
    await apply(file, { isOverlapAccepted: 'true' });
    expect((await named('Stadtteilagentur Batenbrock')).fundingPhases).toHaveLength(2);
  });

  it('is refused when the register has changed since it was looked at', async () => {
    const file = 'Name;Stadtteil\nEbel 27;Ebel (Nord)';
    const { body: plan } = await send(file);
    const ebel = await named('Ebel 27');
    await coordinator.patch(`/api/contact-points/${ebel.id}`, { version: 1, focus: 'Treff' });
    const late = await send<Problem>(file, { planId: plan.planId });
    expect([late.status, late.body.code]).toEqual([409, 'registerImport.changed']);
    const other = await send<Problem>(`${file}!`, { planId: (await send(file)).body.planId });
    expect(other.body.code).toBe('registerImport.changed');
    expect((await named('Ebel 27')).district).toBe('Ebel');
  });

  it('is told once, whatever is in it, and to readers when something of theirs is in it', async () => {
    const boy = await named('Quartiersbüro Boy');
    const publish = jest.spyOn(app.nest.get(Publisher, { strict: false }), 'publish');
    const told = async (file: string) => {
      publish.mockClear();
      await apply(file);
      return publish.mock.calls.map(([rooms, event]) => [event, rooms.includes('role:reader')]);
    };
    const both = (focus: string) =>
      `Name;Ausrichtung;Träger\nQuartiersbüro Boy;${focus};Verein ${focus}\nEbel 27;${focus};AWO`;
    expect(await told(both('A'))).toEqual([['register.imported', false]]);
    expect(await told(both('A'))).toEqual([]);
    await coordinator.patch(`/api/contact-points/${boy.id}`, {
      version: boy.version + 1,
      state: 'released',
    });
    expect(await told(both('B'))).toEqual([['register.imported', true]]);
    publish.mockRestore();
  });

  it('is one of two that are applied at the same moment', async () => {
    const files = ['Name\nTreff am Kanal', 'Name\nTreff am  Kanal'];
    const plans = await Promise.all(files.map((file) => send(file)));
    const answers = await Promise.all(
      files.map((file, index) => send(file, { planId: plans[index]?.body.planId ?? '' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const found = (await register()).filter(({ name }) => name.startsWith('Treff am'));
    expect(found).toHaveLength(1);
  });
});

describe('the example network', () => {
  it('says what the printed register says, with more than that', async () => {
    const example = await startTestApp({ environment: { EXAMPLE_DATA: '1' } });
    try {
      const { body } = await send(printed, {}, await example.agent('coordinator'));
      expect([body.flaws, body.organisations, kinds(body)]).toEqual([[], [], ['same']]);
    } finally {
      await example.close();
    }
  });
});

describe('a broken file', () => {
  it('changes nothing at all and says where it is broken', async () => {
    const before = await register();
    const file = printed
      .toString()
      .replace('Batenbrock;12/22;2022-12', 'Batenbrock;12/22;2022-13')
      .replace('Ebel 27;', 'Ebel 28;')
      .replace('Welheim 64;Stadt Bottrop;FC Bottrop 2019;;;', 'Welheim 64;Stadt Bottrop;;;Jein;');
    const { body: plan } = await send(file);
    expect(plan.flaws).toEqual([
      { line: 18, column: 'Laufzeitende_norm', code: 'value.notMonth', value: '2022-13' },
      { line: 21, column: 'Finanzielle Beteiligung', code: 'value.notYesOrNo', value: 'Jein' },
    ]);
    const { status, body } = await send<Problem>(file, { planId: plan.planId });
    expect([status, body.code]).toEqual([422, 'registerImport.flawed']);
    expect(body.fields).toEqual([
      { path: '18.Laufzeitende_norm', message: 'value.notMonth' },
      { path: '21.Finanzielle Beteiligung', message: 'value.notYesOrNo' },
    ]);
    expect(await register()).toEqual(before);
  });

  it.each([
    ['nothing', '', 200, 'table.empty'],
    ['a quote without an end', 'Name;Träger\n"Neu;AWO', 200, 'row.unreadable'],
    ['no table', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]), 415, 'registerImport.typeRefused'],
    ['half a zip', Buffer.from('PK\u0003\u0004xxxx'), 422, 'registerImport.unreadable'],
    ['too large', Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), 413, 'request.tooLarge'],
  ])('that is %s is told as that', async (_, file, status, code) => {
    const answer = await send<RegisterImport & Problem>(file);
    expect(answer.status).toBe(status);
    expect(status === 200 ? answer.body.flaws[0]?.code : answer.body.code).toBe(code);
  });
});

describe('what stands in the register', () => {
  it('does not become a formula in somebody’s spreadsheet', async () => {
    const [first] = await register();
    const dangers = ['=1+1', '+1', '-1', '@SUM(A1)'];
    for (const focus of dangers) {
      const { version } = await named(first?.name ?? '');
      await coordinator.patch(`/api/contact-points/${first?.id ?? ''}`, { version, focus });
      const csv = (await download('csv', city)).file.toString();
      expect(csv).toContain(`;'${focus};`);
      expect(csv).not.toMatch(/[;\n]"?[=+\-@\t]/);
      expect(kinds(await apply(csv))).toEqual(['same']);
    }
    expect((await named(first?.name ?? '')).focus).toBe(dangers.at(-1));
  });

  it('is not exported once it is closed, and its name is not taken again', async () => {
    const { id, version } = await named('Quartiersbüro Neu');
    await coordinator.patch(`/api/contact-points/${id}`, { version, closedOn: '2020-01-01' });
    expect((await download('csv')).file.toString()).not.toContain('Quartiersbüro Neu');
    const { body } = await send('Name\nQuartiersbüro Neu');
    expect(body.flaws).toMatchObject([{ line: 2, column: 'Name', code: 'name.closed' }]);
  });

  it('costs as many statements for five hundred contact points as for five', async () => {
    const table = (count: number) =>
      [
        'Name;Träger;Kooperationspartner;Förderzugang;Laufzeitende_norm',
        ...Array.from(
          { length: count },
          (_, index) => `Viele ${count}-${index};Träger ${count};Partner ${index % 3};P;2030-12`,
        ),
      ].join('\n');
    const counts: number[] = [];
    for (const file of [table(5), table(500)]) {
      const { body } = await send(file);
      counts.push(await countQueries(app.dataSource, () => send(file, { planId: body.planId })));
    }
    expect(counts[1]).toBe(counts[0]);
    const { body: list } = await coordinator.get<List<Organisation>>(
      '/api/organisations?search=Träger 500',
    );
    expect(list.items.map(({ kind, contactPoints }) => [kind, contactPoints.length])).toEqual([
      ['provider', 500],
    ]);
  });
});

describe('import and export', () => {
  it('belong to the coordinator; the city may take the register along', async () => {
    const seen = [];
    for (const kind of [
      'coordinator',
      'city',
      'provider',
      'fieldworker',
      'reader',
      'nobody',
    ] as const) {
      const agent = await app.agent(kind);
      const { status } = await agent.get('/api/register-export?format=csv');
      seen.push([kind, (await send('Name\nEbel 27', {}, agent)).status, status]);
    }
    expect(seen).toEqual([
      ['coordinator', 200, 200],
      ['city', 403, 200],
      ['provider', 403, 403],
      ['fieldworker', 403, 403],
      ['reader', 403, 403],
      ['nobody', 401, 401],
    ]);
  });

  it('take a file and nothing else', async () => {
    const json = await coordinator.post<Problem>('/api/register-imports', {});
    expect([json.status, json.body.code]).toEqual([415, 'request.contentTypeRefused']);
    const query = await send<Problem>('Name', { planId: 'short' });
    expect(query.status).toBe(400);
    expect((await coordinator.get('/api/register-export?format=xlsx')).status).toBe(400);
  });
});
