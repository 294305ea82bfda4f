import { crc32, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { unreadableTable } from './unreadable-table';

interface ZipEntry {
  readonly method: number;
  readonly compressedBytes: number;
  readonly checksum: number;
  readonly headerAt: number;
}

const inflate = promisify(inflateRaw);

// Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const endOfDirectory = { signature: 0x06054b50, bytes: 22, mostComment: 0xffff };
const directoryEntry = { signature: 0x02014b50, bytes: 46 };
const localHeader = { signature: 0x04034b50, bytes: 30 };
const mostEntries = 1_000;
const encrypted = 1;
const stored = 0;
const deflated = 8;

/**
 * A zip as far as a table needs it: one entry by name, never more of it than asked for. What a sender says about sizes is not believed:
 * a few kilobytes can become gigabytes, so inflating stops at the limit. Every offset comes from a stranger, too, and is checked.
 */
export class ZipEntries {
  private readonly entries = new Map<string, ZipEntry>();

  /** Throws `registerImport.unreadable`. */
  constructor(private readonly bytes: Buffer) {
    const end = this.findEnd();
    const count = bytes.readUInt16LE(end + 10);
    if (count > mostEntries) throw unreadableTable();
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) at = this.readEntry(at);
  }

  /** The whole entry, or `undefined` when there is none of this name. Throws `registerImport.unreadable`, also for more than `mostBytes`. */
  async read(name: string, mostBytes: number): Promise<Buffer | undefined> {
    const entry = this.entries.get(name);
    if (entry === undefined) return undefined;
    const content = await this.content(entry, mostBytes);
    if (crc32(content) !== entry.checksum) throw unreadableTable();
    return content;
  }

  private async content(
    { method, compressedBytes, headerAt }: ZipEntry,
    mostBytes: number,
  ): Promise<Buffer> {
    const start =
      headerAt + localHeader.bytes + this.number(headerAt + 26, 2) + this.number(headerAt + 28, 2);
    const isWhole =
      this.number(headerAt, 4) === localHeader.signature &&
      start + compressedBytes <= this.bytes.length;
    if (!isWhole) throw unreadableTable();
    const compressed = this.bytes.subarray(start, start + compressedBytes);
    if (method === stored && compressedBytes <= mostBytes) return compressed;
    if (method !== deflated) throw unreadableTable();
    try {
      return await inflate(compressed, { maxOutputLength: mostBytes });
    } catch {
      throw unreadableTable();
    }
  }

  /** Reads one entry of the directory; returns where the next one begins. */
  private readEntry(at: number): number {
    const nameBytes = this.number(at + 28, 2);
    const next =
      at + directoryEntry.bytes + nameBytes + this.number(at + 30, 2) + this.number(at + 32, 2);
    const isEntry = this.number(at, 4) === directoryEntry.signature && next <= this.bytes.length;
    const isEncrypted = (this.number(at + 8, 2) & encrypted) !== 0;
    const nameAt = at + directoryEntry.bytes;
    const name = this.bytes.toString('utf8', nameAt, nameAt + nameBytes);
    // Two entries of one name are read differently by different programs.
    if (!isEntry || isEncrypted || this.entries.has(name)) throw unreadableTable();
    this.entries.set(name, {
      method: this.number(at + 10, 2),
      checksum: this.number(at + 16, 4),
      compressedBytes: this.number(at + 20, 4),
      headerAt: this.number(at + 42, 4),
    });
    return next;
  }

  /** The end of the directory is found from behind, because a comment of any length may follow it. */
  private findEnd(): number {
    const last = this.bytes.length - endOfDirectory.bytes;
    const first = Math.max(0, last - endOfDirectory.mostComment);
    for (let at = last; at >= first; at -= 1)
      if (this.bytes.readUInt32LE(at) === endOfDirectory.signature) return at;
    throw unreadableTable();
  }

  private number(at: number, bytes: 2 | 4): number {
    if (at < 0 || at + bytes > this.bytes.length) throw unreadableTable();
    return bytes === 2 ? this.bytes.readUInt16LE(at) : this.bytes.readUInt32LE(at);
  }
}
