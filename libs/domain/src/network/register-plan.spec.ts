import * as fc from 'fast-check';
import { guardedCell } from './cell-guard';
import type { ContactPoint, FundingPhase } from './network';
import { registerColumns } from './register-columns';
import { planSteps, type RegisterPlan } from './register-plan';
import { registerRows } from './register-print';
import type { TableRow } from './register-table';
import { contactPointValues, phaseValues } from './register-values';

const phase: FundingPhase = {
  id: '00000000-0000-4000-8000-000000000001',
  version: 1,
  programme: 'Zusammen im Quartier',
  startsOn: null,
  printedEnd: 'vorerst bis 12/20',
  endsOn: '2020-12-31',
  isPermanent: false,
  isProvisional: true,
  isExtensionInPreparation: false,
  hasCityShare: false,
  share: null,
  note: null,
};

const place: ContactPoint = {
  id: '00000000-0000-4000-8000-00000000000a',
  version: 1,
  name: 'AWO- Familien im Mittelpunkt',
  district: 'Batenbrock',
  focus: 'Familien',
  state: 'internal',
  providers: [{ id: '00000000-0000-4000-8000-0000000000aa', name: 'AWO' }],
  partners: [],
  fundingPhases: [phase],
  offers: null,
  targetGroups: [],
  openingHours: null,
  contact: { address: null, phone: null, email: null, website: null },
  location: null,
  confirmedOn: null,
  closedOn: null,
};

/** Rows as a file has them, from headings and cells divided by a bar. */
function table(...rows: readonly string[]): TableRow[] {
  return rows.map((row, index) => ({
    line: index + 1,
    cells: row.split('|').map((text) => ({ text })),
  }));
}

function planImport(...asked: Parameters<typeof planSteps>): RegisterPlan {
  const steps = planSteps(...asked);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function plan(rows: readonly TableRow[], contactPoints: readonly ContactPoint[] = [place]) {
  const names = ['AWO', 'ASB', 'Verein A, B und C', 'Stadt Bottrop'];
  const organisations = names.map((name) => ({ name }));
  return planImport(rows, { contactPoints, organisations, today: '2026-11-22' }, false);
}

/** Line, column and code of what is wrong. */
function flawsOf(rows: readonly TableRow[], contactPoints?: readonly ContactPoint[]) {
  return plan(rows, contactPoints).flaws.map(({ line, column, code }) => [line, column, code]);
}

const printed =
  'Name|Träger|Kooperationspartner|Förderzugang|Finanzielle Beteiligung|Ausrichtung|Stadtteil|Laufzeit|Laufzeitende_norm';
const same =
  'AWO- Familien im Mittelpunkt|AWO||Zusammen im Quartier|Nein|Familien|Batenbrock|vorerst bis 12/20|2020-12';

describe('A file that says what the register says', () => {
  it('changes nothing, and what it leaves out stays as it is', () => {
    const full = { ...place, offers: 'Frühstück', confirmedOn: '2026-10-01' };
    const { changes, flaws } = plan(table(printed, same), [full, { ...full, name: 'Andere' }]);
    expect(flaws).toEqual([]);
    expect(changes).toMatchObject([{ line: 2, kind: 'same', name: place.name, fields: [] }]);
  });

  it('changes nothing, whatever the register holds', () => {
    const line = (most: number) =>
      fc
        .string({ unit: 'grapheme', minLength: 2, maxLength: most })
        .map((text) =>
          text
            .normalize('NFC')
            .replace(/[\p{Cc}\p{Zl}\p{Zp}]|\s+/gu, ' ')
            .trim(),
        )
        .filter((text) => text.length >= 2 && text.length <= most);
    const risky = fc
      .tuple(fc.constantFrom("'=", '=', '+', "''@", '-', ';', ', ', 'a, b; '), line(20))
      .map(([start, rest]) => `${start}${rest}`.trim());
    const text = fc.oneof(line(30), risky);
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const anyPhase = fc
      .record({
        programme: maybe(text),
        startsOn: maybe(day),
        endsOn: maybe(day),
        isPermanent: fc.boolean(),
        isProvisional: fc.boolean(),
        printedEnd: maybe(text),
        hasCityShare: maybe(fc.boolean()),
        share: maybe(text),
        note: maybe(fc.tuple(text, text).map((lines) => lines.join('\n'))),
      })
      .map((fields) => ({
        ...phase,
        ...fields,
        endsOn: fields.isPermanent ? null : fields.endsOn,
      }))
      .filter(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn);
    const named = (name: string) => ({ id: phase.id, name });
    const anyPlace = fc
      .record({
        name: line(40),
        district: maybe(text),
        offers: maybe(fc.tuple(text, text).map((lines) => lines.join('\n'))),
        targetGroups: fc.uniqueArray(text, { maxLength: 4 }),
        providers: fc.subarray(['AWO', 'ASB', 'Verein A, B und C']).map((all) => all.map(named)),
        location: maybe(
          fc.record({
            latitude: fc.double({ min: -90, max: 90, noNaN: true }),
            longitude: fc.double({ min: -180, max: 180, noNaN: true }),
          }),
        ),
        fundingPhases: fc.uniqueArray(anyPhase, {
          maxLength: 3,
          selector: ({ id, isProvisional, ...cells }) => JSON.stringify(cells),
        }),
      })
      .map((fields): ContactPoint => ({ ...place, ...fields }));
    const letters = (name: string) =>
      name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const places = fc
      .uniqueArray(anyPlace, { maxLength: 4, selector: ({ name }) => letters(name) })
      .filter((all) => all.every(({ name }) => letters(name) !== ''));
    fc.assert(
      fc.property(places, (register) => {
        const rows = registerRows(register).map((cells, index) => ({
          line: index + 2,
          cells: registerColumns.map((column) => ({ text: guardedCell(cells[column]) })),
        }));
        const headings = { line: 1, cells: registerColumns.map((text) => ({ text })) };
        const { changes, flaws, organisations } = plan([headings, ...rows], register);
        expect(flaws).toEqual([]);
        expect(changes.map(({ kind }) => kind)).toEqual(register.map(() => 'same'));
        expect([...organisations]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('A file that says something else', () => {
  it('changes the cells that differ, and nothing beside them', () => {
    const [change] = plan(
      table(printed, same.replace('Batenbrock', 'Boy').replace('Familien|', 'Alle|')),
    ).changes;
    expect(change).toMatchObject({
      kind: 'changed',
      contactPointId: place.id,
      fields: [
        { line: 2, column: 'Ausrichtung', before: 'Familien', after: 'Alle' },
        { line: 2, column: 'Stadtteil', before: 'Batenbrock', after: 'Boy' },
      ],
      providers: null,
      partners: null,
      phases: [],
    });
    expect(contactPointValues(change?.cells ?? {}, place)).toEqual({
      focus: 'Alle',
      district: 'Boy',
    });
  });

  it('takes something back with a blank cell', () => {
    const [change] = plan(table('Name|Stadtteil', 'AWO- Familien im Mittelpunkt|')).changes;
    expect(change?.fields).toEqual([
      { line: 2, column: 'Stadtteil', before: 'Batenbrock', after: null },
    ]);
  });

  it('finds a contact point however its name is printed, and writes the name as the file does', () => {
    const [change] = plan(table('Name', 'AWO - familien im Mittelpunkt')).changes;
    expect(change).toMatchObject({ kind: 'changed', contactPointId: place.id });
    expect(change?.fields).toHaveLength(1);
  });

  it('adds contact points and organisations that nobody knows, each once', () => {
    const { changes, organisations, flaws } = plan(
      table(
        'Name|Träger|Kooperationspartner|Zielgruppen|Breitengrad|Längengrad',
        'Treff Boy|Neuer Verein; asb|AWO Familien im Mittelpunkt|Kinder; Ältere|51,5|6.9',
        'Treff Eigen|AWO|NEUER VEREIN, Treff Boy, Verein A, B und C|||',
      ),
    );
    expect(flaws).toEqual([]);
    expect([...organisations]).toEqual([['Neuer Verein', 'provider']]);
    expect(changes.map(({ kind, providers, partners }) => ({ kind, providers, partners }))).toEqual(
      [
        {
          kind: 'new',
          providers: ['Neuer Verein', 'ASB'],
          partners: [{ kind: 'contactPoint', name: 'AWO- Familien im Mittelpunkt' }],
        },
        {
          kind: 'new',
          providers: ['AWO'],
          partners: [
            { kind: 'organisation', name: 'Neuer Verein' },
            { kind: 'contactPoint', name: 'Treff Boy' },
            { kind: 'organisation', name: 'Verein A, B und C' },
          ],
        },
      ],
    );
    expect(contactPointValues(changes[0]?.cells ?? {}, null)).toEqual({
      name: 'Treff Boy',
      targetGroups: ['Kinder', 'Ältere'],
      location: { latitude: 51.5, longitude: 6.9 },
    });
  });

  it('says where it is wrong, for every cell', () => {
    const rows = [
      'Name|Finanzielle Beteiligung|Laufzeitende_norm|Laufzeit_beginn|E-Mail|Webseite|Breitengrad|Längengrad|Stadtteil',
      'Erste|vielleicht|irgendwann|gestern|keine|javascript:alert(1)|oben|200|A\u0000B',
      `|||||||||`,
      `|Ja|||||||`,
      `${'x'.repeat(201)}||||||||`,
      'x||||||||',
      'Halbe||||||51.5||',
      'Verkehrte||2020-01|2021-01|||||',
      'Gebrochene|||||https://exam\nple.org|||',
    ];
    expect(flawsOf(table(...rows))).toEqual([
      [2, 'Finanzielle Beteiligung', 'value.notYesOrNo'],
      [2, 'Laufzeitende_norm', 'value.notMonth'],
      [2, 'Laufzeit_beginn', 'value.notDay'],
      [2, 'E-Mail', 'value.notEmail'],
      [2, 'Webseite', 'value.notWebsite'],
      [2, 'Breitengrad', 'value.notNumber'],
      [2, 'Längengrad', 'value.outOfRange'],
      [2, 'Stadtteil', 'value.notText'],
      [4, 'Name', 'name.missing'],
      [5, 'Name', 'value.tooLong'],
      [6, 'Name', 'value.tooShort'],
      [7, 'Längengrad', 'location.half'],
      [8, 'Laufzeitende_norm', 'phase.reversed'],
      [9, 'Webseite', 'value.notWebsite'],
    ]);
  });

  it.each([
    ['no rows at all', [], [[1, null, 'table.empty']]],
    ['no name column', ['Träger', 'AWO'], [[1, 'Name', 'column.missing']]],
    [
      'a title instead of headings',
      ['Register|', 'Name|Träger'],
      [
        [1, 'Name', 'column.missing'],
        [1, 'Register', 'column.unknown'],
      ],
    ],
    ['a column that is not known', ['Name|Notiz', 'Neu|x'], [[1, 'Notiz', 'column.unknown']]],
    ['a column twice', ['Name|Träger|träger', 'Neu|AWO|AWO'], [[1, 'Träger', 'column.twice']]],
    ['a cell beside the columns', ['Name', 'Neu|x'], [[2, null, 'row.tooWide']]],
    ['a row twice', ['Name', 'Neu', 'Neu'], [[3, null, 'row.twice']]],
    [
      'two rows that contradict each other',
      ['Name|Stadtteil|Förderzugang', 'Neu|Boy|A', 'Neu|Eigen|B'],
      [
        [3, 'Laufzeitende_norm', 'phase.overlaps'],
        [2, 'Laufzeitende_norm', 'phase.overlaps'],
        [3, 'Stadtteil', 'row.contradictory'],
      ],
    ],
    [
      'itself as a partner',
      ['Name|Kooperationspartner', 'Neu|Neu'],
      [[2, 'Kooperationspartner', 'partner.self']],
    ],
    [
      'a partner twice',
      ['Name|Kooperationspartner', 'Neu|AWO, awo'],
      [[2, 'Kooperationspartner', 'value.twice']],
    ],
    [
      'more names than anybody has',
      ['Name|Träger', `Neu|${'A;'.repeat(500)}`],
      [[2, 'Träger', 'value.tooMany']],
    ],
  ])('says that it has %s', (_, rows, flaws) => {
    expect(new Set(flawsOf(table(...rows)).map(String))).toEqual(new Set(flaws.map(String)));
  });

  it('does not open a closed contact point again', () => {
    const closed = { ...place, closedOn: '2026-01-01' };
    expect(flawsOf(table('Name', place.name), [closed])).toEqual([[2, 'Name', 'name.closed']]);
  });

  it('may say again what nobody could enter any more', () => {
    const old = { ...place, district: 'B\u0000y' };
    expect(flawsOf(table('Name|Stadtteil', `${place.name}|B\u0000y`), [old])).toEqual([]);
    expect(flawsOf(table('Name|Stadtteil', `${place.name}|E\u0000n`), [old])).toHaveLength(1);
    expect(flawsOf(table('Name', 'X'), [{ ...place, name: 'X' }])).toEqual([]);
  });

  it('does not guess which of two alike is meant', () => {
    const others = [
      { ...place, name: 'Treff-Boy' },
      { ...place, name: 'Treff Boy' },
    ];
    expect(flawsOf(table('Name', 'treff boy'), others)).toEqual([[2, 'Name', 'name.ambiguous']]);
    expect(flawsOf(table('Name', 'Treff Boy'), others)).toEqual([]);
  });

  it('cuts a long value short where it is told', () => {
    const [flaw] = plan(table('Name', 'x'.repeat(10_000))).flaws;
    expect(flaw?.value).toHaveLength(100);
  });

  it('names no more organisations than there can be', () => {
    const rows = Array.from(
      { length: 60 },
      (_, row) =>
        `Treff ${row}|${Array.from({ length: 20 }, (__, index) => `T${row}-${index}`).join(';')}`,
    );
    const { organisations, flaws } = plan(table('Name|Träger', ...rows));
    expect(organisations.size).toBe(1_000);
    expect(flaws[0]).toMatchObject({ line: 52, column: 'Träger', code: 'value.tooMany' });
  });

  it('takes no longer with text that is made to keep somebody busy', () => {
    const busy = [
      `a${' '.repeat(90_000)}b`,
      'a,'.repeat(45_000),
      'www.a.'.repeat(15_000),
      `1.${' '.repeat(90_000)}`,
      "'".repeat(90_000),
    ];
    const started = Date.now();
    for (const column of registerColumns.slice(1))
      plan(table(`Name|${column}`, ...busy.map((text, row) => `Treff ${row}|${text}`)));
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('is not read on for ever', () => {
    const rows = table('Name', ...Array.from({ length: 5_001 }, (_, index) => `Treff ${index}`));
    expect(flawsOf(rows)).toEqual([[5_002, null, 'table.tooLong']]);
  });
});

describe('A phase of funding in a file', () => {
  const columns = 'Name|Förderzugang|Laufzeit_beginn|Laufzeit|Laufzeitende_norm';
  const row = (...cells: readonly string[]) => [place.name, ...cells].join('|');

  it.each([
    [
      'its end moves',
      row('Zusammen im Quartier', '', 'bis 12/22', '2022-12'),
      place.fundingPhases[0],
    ],
    ['its programme is corrected', row('ZiQ', '', 'vorerst bis 12/20', '2020-12'), phase],
    [
      'its beginning becomes known',
      row('Zusammen im Quartier', '2018-01', 'vorerst bis 12/20', '2020-12'),
      phase,
    ],
    ['it follows', row('Zusammen im Quartier', '2021-01', 'bis 12/22', '2022-12'), null],
    ['it is another one', row('Soziale Stadt', '2021-01', '', '2023-12'), null],
  ])('is found when %s', (_, line, found) => {
    const [change] = plan(table(columns, line)).changes;
    expect(change?.phases.map((one) => one.phase)).toEqual([found]);
  });

  it('is the only one that there is when the file says nothing that tells them apart', () => {
    const note = table('Name|Bemerkung', `${place.name}|wird geprüft`);
    expect(plan(note).changes[0]?.phases).toMatchObject([
      { phase, cells: { Bemerkung: 'wird geprüft' } },
    ]);
    const bare = { ...phase, programme: null, printedEnd: null, endsOn: null };
    const [change] = plan(table('Name|Förderzugang|Finanzielle Beteiligung', `${place.name}||Ja`), [
      { ...place, fundingPhases: [phase, bare] },
    ]).changes;
    expect(change?.phases.map((one) => one.phase)).toEqual([bare]);
  });

  it('leaves those alone that the file does not name', () => {
    const later = { ...phase, id: place.id, startsOn: '2021-01-01', endsOn: '2022-12-31' };
    const both = { ...place, fundingPhases: [later, phase] };
    expect(plan(table(printed, same), [both]).changes).toMatchObject([{ kind: 'same' }]);
  });

  it('does not overlap another silently', () => {
    const rows = table(columns, row('Soziale Stadt', '2020-06', '', '2021-12'));
    expect(flawsOf(rows)).toEqual([[2, 'Laufzeitende_norm', 'phase.overlaps']]);
    const register = { contactPoints: [place], organisations: [], today: '2026-11-22' };
    expect(planImport(rows, register, true).flaws).toEqual([]);
  });

  it('is provisional when its new wording says so, and stays what it was when the wording stays', () => {
    expect(phaseValues({ Laufzeit: 'bis 12/20' })).toEqual({
      printedEnd: 'bis 12/20',
      isProvisional: false,
      isExtensionInPreparation: false,
    });
    expect(phaseValues({ Laufzeitende_norm: 'dauerhaft', Eigenanteil: '' })).toEqual({
      endsOn: null,
      isPermanent: true,
      share: null,
    });
  });
});
