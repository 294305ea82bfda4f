import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const fileName = 'session-secret';

/**
 * Seals what a browser keeps for the server and must neither read nor change, with `SESSION_SECRET`. Without one a secret is made once
 * and kept in the data directory; several nodes need the variable.
 */
@Injectable()
export class SecretBox {
  private key: Promise<Buffer> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async seal(value: unknown): Promise<string> {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, await this.readKey(), nonce);
    const body = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** What was sealed, or null when this is not from here or was changed. */
  async open(sealed: string): Promise<unknown> {
    const bytes = Buffer.from(sealed, 'base64url');
    const nonce = bytes.subarray(0, nonceBytes);
    const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
    if (tag.length < tagBytes) return null;
    const decipher = createDecipheriv(algorithm, await this.readKey(), nonce).setAuthTag(tag);
    try {
      const body = decipher.update(bytes.subarray(nonceBytes + tagBytes));
      return JSON.parse(Buffer.concat([body, decipher.final()]).toString()) as unknown;
    } catch {
      return null; // the tag does not fit: changed, or sealed with another secret
    }
  }

  /** A key of 256 bits for one purpose; from it neither the secret nor the key of another purpose can be told. */
  async keyFor(purpose: string): Promise<Buffer> {
    return Buffer.from(hkdfSync('sha256', await this.readKey(), '', purpose, 32));
  }

  private readKey(): Promise<Buffer> {
    this.key ??= this.readSecret().then((secret) => createHash('sha256').update(secret).digest());
    return this.key;
  }

  private async readSecret(): Promise<string> {
    if (this.config.sessionSecret !== undefined) return this.config.sessionSecret;
    const file = join(this.config.dataDir, fileName);
    const fresh = randomBytes(32).toString('base64url');
    try {
      await mkdir(this.config.dataDir, { recursive: true });
      // `wx` fails when a secret is there already; then that is the one.
      await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch(() => undefined);
      return await readFile(file, 'utf8');
    } catch {
      return fresh; // a directory that cannot be written: what is sealed lasts as long as this process
    }
  }
}
