import { DomainError, type TableRow } from '@quartiersforum/domain';
import { readCsv } from './csv-file';
import { readOds } from './ods-file';

const zipMark = Buffer.from('PK\x03\x04');
const marks = [
  { mark: Buffer.from([0xef, 0xbb, 0xbf]), encoding: 'utf-8' },
  { mark: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
] as const;

/**
 * The rows of a file, by its content and not by its name: an OpenDocument spreadsheet, or text with cells. Throws
 * `registerImport.typeRefused` for what is neither, `registerImport.unreadable` for what is broken.
 */
export async function readTableFile(bytes: Buffer): Promise<TableRow[]> {
  if (bytes.subarray(0, zipMark.length).equals(zipMark)) return readOds(bytes);
  return readCsv(decoded(bytes));
}

/** Text as spreadsheets save it: UTF-8, UTF-16 when it says so, or else Windows-1252. */
function decoded(bytes: Buffer): string {
  const marked = marks.find(({ mark }) => bytes.subarray(0, mark.length).equals(mark));
  if (marked !== undefined) return new TextDecoder(marked.encoding).decode(bytes);
  if (bytes.includes(0)) throw new DomainError('registerImport.typeRefused');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
