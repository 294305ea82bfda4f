import { crc32, deflateRawSync } from 'node:zlib';
import { registerColumns, type RegisterCells, type RegisterColumn } from '@quartiersforum/domain';
import { strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { writeCsv } from './csv-file';
import { odsMediaType, writeOds } from './ods-file';
import { readTableFile } from './table-file';

const row = Object.fromEntries(
  registerColumns.map((column) => [column, '']),
) as RegisterCells<RegisterColumn>;

/** What stands in the cells of a file, without blank rows. */
async function texts(bytes: Uint8Array): Promise<string[][]> {
  const rows = await readTableFile(Buffer.from(bytes));
  return rows.map(({ cells }) => cells.map(({ text }) => text));
}

/** A spreadsheet with this inside its first sheet. */
function ods(table: string, files: Readonly<Record<string, string>> = {}): Buffer {
  const content = `<?xml version="1.0"?><office:document-content
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">
    <office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`;
  return archive({ mimetype: odsMediaType, 'content.xml': content, ...files });
}

function archive(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

const sheet = (rows: string): string => `<table:table table:name="A">${rows}</table:table>`;
const cell = (text: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const line = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.join('')}</table:table-row>`;

describe('A table of text', () => {
  it.each([
    ['UTF-8', Buffer.from('Name;Träger\nBoy;AWO')],
    ['UTF-8 with a mark', Buffer.from('\ufeffName;Träger\r\nBoy;AWO\r\n')],
    ['Windows-1252', Buffer.from('Name;Träger\nBoy;AWO', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffName;Träger\nBoy;AWO', 'utf16le')],
    ['commas', Buffer.from('Name,Träger\nBoy,AWO')],
    ['tabs', Buffer.from('Name\tTräger\rBoy\tAWO')],
    ['quotes', Buffer.from('"Name";"Träger"\n"Boy";"AWO"')],
  ])('is read in %s', async (_, bytes) => {
    expect(await texts(bytes)).toEqual([
      ['Name', 'Träger'],
      ['Boy', 'AWO'],
    ]);
  });

  it('counts rows as table programs do, over line breaks in cells and blank rows', async () => {
    const rows = await readTableFile(Buffer.from('Name;Angebote\n\nBoy;"a\nb;""c"""\n\nEigen;'));
    expect(rows.map((one) => one.line)).toEqual([1, 2, 3, 4, 5]);
    expect(rows[2]?.cells[1]?.text).toBe('a\nb;"c"');
  });

  it('says from which row on it is broken', async () => {
    const rows = await readTableFile(Buffer.from('Name;Träger\nBoy;AWO\n"Eigen;AWO\nEbel;AWO'));
    expect(rows.map((one) => [one.line, one.isBroken ?? false])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it('does not take a cell without an end into memory', async () => {
    const rows = await readTableFile(Buffer.from(`Name\n"${'x'.repeat(1_900_000)}`));
    expect(rows.map((one) => one.isBroken ?? false)).toEqual([false, true]);
  });

  it.each([
    ['a program', Buffer.from('MZ\u0000\u0001')],
    ['an Excel file', archive({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>' })],
    ['another document', archive({ mimetype: 'application/vnd.oasis.opendocument.text' })],
  ])('is not %s', async (_, bytes) => {
    await expect(readTableFile(bytes)).rejects.toThrow('registerImport.typeRefused');
  });
});

describe('A spreadsheet', () => {
  it('is read with the first of its sheets, rows repeated and grouped as programs save them', async () => {
    const bytes = ods(
      `<table:calculation-settings/><table:table table:name="A">
        <office:forms/><table:table-column table:number-columns-repeated="16384"/>
        <table:table-header-rows>${line(cell('Name'), cell('Träger'))}</table:table-header-rows>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row-group>${line(cell('Boy'), '<table:table-cell/>', cell('x'))}</table:table-row-group>
        <table:table-row table:number-rows-repeated="2">${cell('Eigen', 'table:number-columns-repeated="2"')}</table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      </table:table>${sheet(line(cell('another sheet')))}`,
    );
    const rows = await readTableFile(bytes);
    expect(rows.map((one) => [one.line, ...one.cells.map(({ text }) => text)])).toEqual([
      [1, 'Name', 'Träger'],
      [4, 'Boy', '', 'x'],
      [5, 'Eigen', 'Eigen'],
      [6, 'Eigen', 'Eigen'],
    ]);
  });

  it('is read with what stands in its cells and nothing that stands beside it', async () => {
    const bytes = ods(
      `<table:tracked-changes><table:table-cell><text:p>old</text:p></table:table-cell></table:tracked-changes>${sheet(
        line(
          '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c="3"/>b  c<text:tab/><text:span>d</text:span><text:line-break/>e</text:p><text:p>f &amp; g</text:p></table:table-cell>',
          '<table:table-cell><draw:frame><text:p>picture</text:p></draw:frame></table:table-cell>',
          '<table:table-cell office:value-type="date" office:date-value="2020-12-31T00:00:00"><text:p>31.12.20</text:p></table:table-cell>',
          '<table:table-cell office:value-type="float" office:value="51.5231"><text:p>51,52</text:p></table:table-cell>',
          '<table:table-cell office:value-type="string" office:string-value="plain"/>',
        ),
      )}`,
    );
    const [first] = await readTableFile(bytes);
    expect(first?.cells).toEqual([
      { text: 'a   b c\td\ne\nf & g' },
      { text: '' },
      { text: '31.12.20', value: '2020-12-31' },
      { text: '51,52', value: '51.5231' },
      { text: 'plain' },
    ]);
  });

  it('says which cells are formulas or merged', async () => {
    const formula =
      '<table:table-cell table:formula="of:=HYPERLINK(&quot;http://x&quot;)" office:value-type="string"><text:p>x</text:p></table:table-cell>';
    const merged = `${cell('m', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>`;
    const [first] = await readTableFile(ods(sheet(line(formula, merged))));
    expect(first?.cells.map(({ flaw }) => flaw)).toEqual([
      'cell.formula',
      'cell.merged',
      'cell.merged',
    ]);
  });

  it('has an end, however often it says that a row or a cell is there', async () => {
    const rows = await readTableFile(
      ods(
        sheet(
          `<table:table-row table:number-rows-repeated="9999999">${cell('x', 'table:number-columns-repeated="9999999"')}</table:table-row>`.repeat(
            20,
          ),
        ),
      ),
    );
    expect(rows.length).toBeLessThan(6_000);
    expect(rows[0]?.cells.length).toBeLessThan(300);
  });

  const nested = '<text:span>'.repeat(5_000);
  it.each([
    ['cut off', ods(sheet(line(cell('Name')))).subarray(0, 300)],
    ['without content', archive({ mimetype: odsMediaType })],
    ['without a sheet', ods('')],
    ['not well-formed', ods(`${sheet(line(cell('a')))}`.replace('</table:table>', ''))],
    ['encrypted', archive({ mimetype: odsMediaType, 'content.xml': '\u0001\u0002' })],
    [
      'with entities',
      archive({
        mimetype: odsMediaType,
        'content.xml': `<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&d;</a>`,
      }),
    ],
    ['nested without end', ods(sheet(line(cell(nested))))],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(readTableFile(bytes)).rejects.toThrow('registerImport.unreadable');
  });

  it('is refused when it unpacks to more than anybody has, whatever it says about its size', async () => {
    const bomb = Buffer.alloc(60 * 1024 * 1024, ' ');
    const started = process.memoryUsage().rss;
    for (const claimed of [bomb.length, 100]) {
      const bytes = lyingZip('content.xml', bomb, claimed);
      expect(bytes.length).toBeLessThan(200_000);
      await expect(readTableFile(bytes)).rejects.toThrow('registerImport.unreadable');
    }
    expect(process.memoryUsage().rss - started).toBeLessThan(200 * 1024 * 1024);
  });

  it('never brings the reader down, whichever of its bytes are different', async () => {
    const whole = ods(sheet(line(cell('Name'), cell('Träger'))));
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of changes) bytes[at] = to;
        const outcome = await readTableFile(bytes).then(
          () => 'read',
          (error: Error) => error.message,
        );
        expect(outcome).toMatch(/^(read|registerImport\.(unreadable|typeRefused))$/);
      }),
      { numRuns: 300 },
    );
  });
});

/** An archive with the type of a spreadsheet and one more entry that says of itself how long it is. */
function lyingZip(name: string, content: Buffer, claimedBytes: number): Buffer {
  const entries = [
    { name: 'mimetype', content: Buffer.from(odsMediaType), claimed: odsMediaType.length },
    { name, content, claimed: claimedBytes },
  ].map((entry) => ({ ...entry, data: deflateRawSync(entry.content) }));
  let at = 0;
  const locals: Buffer[] = [];
  const places = entries.map(({ name: entryName, content: whole, claimed, data }) => {
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(whole), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(claimed, 18);
    facts.writeUInt16LE(entryName.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), facts, Buffer.from(entryName), data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    at += 30 + entryName.length + data.length;
    return Buffer.concat([
      Buffer.from('PK\u0001\u0002\u0014\u0000'),
      facts,
      place,
      Buffer.from(entryName),
    ]);
  });
  const directory = Buffer.concat(places);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

describe('The exported register', () => {
  const rows = [
    {
      ...row,
      Name: '=cmd|calc',
      Angebote: 'Frühstück\n  zwei Räume; "offen"\n\nTab\tdazwischen',
      Telefon: '+49 2041',
      Bemerkung: '<b>&amp; \u{1f3e0}',
    },
  ];
  const cells = [
    [...registerColumns],
    registerColumns
      .map((column) => rows[0]?.[column] ?? '')
      .map((text) => (/^[=+]/.test(text) ? `'${text}` : text)),
  ];

  it.each([
    ['CSV', writeCsv],
    ['ODS', writeOds],
  ])('is read back from %s cell by cell, and no cell begins like a formula', async (_, write) => {
    const read = await texts(write(rows));
    expect(read.map((one) => registerColumns.map((__, index) => one[index] ?? ''))).toEqual(cells);
  });

  it('is a package as OpenDocument wants it: its type first and in the clear', () => {
    const file = writeOds(rows);
    expect(file.toString('latin1', 30, 38)).toBe('mimetype');
    expect(file.toString('latin1', 38, 38 + odsMediaType.length)).toBe(odsMediaType);
    expect(Object.keys(unzipSync(file))).toEqual([
      'mimetype',
      'content.xml',
      'META-INF/manifest.xml',
    ]);
  });

  it('has the mark by which spreadsheets know UTF-8', () => {
    expect([...writeCsv([]).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
