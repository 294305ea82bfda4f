import { setImmediate } from 'node:timers/promises';
import {
  DomainError,
  guardedCell,
  type RegisterCells,
  type RegisterColumn,
  registerColumns,
  type TableRow,
} from '@quartiersforum/domain';
import { strToU8, zipSync } from 'fflate';
import { OdsSheet } from './ods-sheet';
import { manifestXml, sheetXml } from './ods-xml';
import { unreadableTable } from './unreadable-table';
import { ZipEntries } from './zip-entries';

/** Source: OpenDocument 1.3, part 2 (packages), 3.3; a template is a table as well. */
export const odsMediaType = 'application/vnd.oasis.opendocument.spreadsheet';
const mediaTypes = [odsMediaType, `${odsMediaType}-template`];
/** Most of the XML that is unpacked; the longest register has about half of it. */
const contentBytes = 16 * 1024 * 1024;
/** Read at a time, so that others are answered in between. */
const pieceCharacters = 64 * 1024;

/**
 * The rows of the first sheet. Throws `registerImport.typeRefused` for another kind of zip, as an Excel file, and
 * `registerImport.unreadable` for what is broken, encrypted, or unpacks to more than anybody's register.
 */
export async function readOds(bytes: Buffer): Promise<TableRow[]> {
  const zip = new ZipEntries(bytes);
  const kind = await zip.read('mimetype', 100);
  if (!mediaTypes.includes(kind?.toString('latin1').trim() ?? ''))
    throw new DomainError('registerImport.typeRefused');
  const content = await zip.read('content.xml', contentBytes);
  if (content === undefined) throw unreadableTable();
  return readSheet(content);
}

export function writeOds(rows: readonly RegisterCells<RegisterColumn>[]): Buffer {
  const cells = rows.map((row) => registerColumns.map((column) => guardedCell(row[column])));
  const content = sheetXml('Anlaufstellen', registerColumns, cells);
  return Buffer.from(
    zipSync({
      // First and not compressed, so that the type can be read without unpacking anything.
      mimetype: [strToU8(odsMediaType), { level: 0 }],
      'content.xml': strToU8(content),
      'META-INF/manifest.xml': strToU8(manifestXml(odsMediaType)),
    }),
  );
}

async function readSheet(content: Buffer): Promise<TableRow[]> {
  const sheet = new OdsSheet();
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    for (let at = 0; at < text.length && !sheet.isComplete; at += pieceCharacters) {
      sheet.write(text.slice(at, at + pieceCharacters));
      await setImmediate();
    }
  } catch {
    throw unreadableTable();
  }
  if (!sheet.isComplete) throw unreadableTable();
  return sheet.rows;
}
