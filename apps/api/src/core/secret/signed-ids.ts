import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretBox } from './secret-box';

const idBytes = 16;
const signatureBytes = 16;
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * Links that work without sign-in and need no row of their own: an id and its signature, 43 characters of base64url. The same id gives
 * the same link each time, so every mail carries the one that works. A signature for one purpose is worth nothing for another.
 */
@Injectable()
export class SignedIds {
  constructor(private readonly box: SecretBox) {}

  async sign(purpose: string, id: string): Promise<string> {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    return Buffer.concat([bytes, await this.signature(purpose, bytes)]).toString('base64url');
  }

  /** The id that was signed, or null when the token is not from here, not for this purpose or was changed. */
  async open(purpose: string, token: string): Promise<string | null> {
    if (!tokenPattern.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    // Two bits of the last character say nothing; only one way to write them is ours.
    if (bytes.toString('base64url') !== token) return null;
    const id = bytes.subarray(0, idBytes);
    if (!timingSafeEqual(bytes.subarray(idBytes), await this.signature(purpose, id))) return null;
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private async signature(purpose: string, id: Buffer): Promise<Buffer> {
    const hmac = createHmac('sha256', await this.box.keyFor(purpose));
    return hmac.update(id).digest().subarray(0, signatureBytes);
  }
}
