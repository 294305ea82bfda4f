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

  /** With a `holder` the link is that of one person, who is not in it: see `openFor`. */
  async sign(purpose: string, id: string, holder = ''): Promise<string> {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    const signature = await this.signature(purpose, bytes, holder);
    return Buffer.concat([bytes, signature]).toString('base64url');
  }

  /** The id that was signed, or null when the token is not from here, not for this purpose or was changed. */
  async open(purpose: string, token: string): Promise<string | null> {
    const opened = await this.openFor(purpose, token, () => Promise.resolve(['']));
    return opened?.id ?? null;
  }

  /**
   * As `open`, for a link that was signed for a holder: also who it is of those that may hold one for this id today. Whoever is not
   * among them any more holds a link like any other that is not from here. `holdersOf` is asked before the signature was checked.
   */
  async openFor(
    purpose: string,
    token: string,
    holdersOf: (id: string) => Promise<readonly string[]>,
  ): Promise<{ readonly id: string; readonly holder: string } | null> {
    if (!tokenPattern.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    // Two bits of the last character say nothing; only one way to write them is ours.
    if (bytes.toString('base64url') !== token) return null;
    const [idPart, signed] = [bytes.subarray(0, idBytes), bytes.subarray(idBytes)];
    const id = toUuid(idPart);
    for (const holder of await holdersOf(id))
      if (timingSafeEqual(signed, await this.signature(purpose, idPart, holder)))
        return { id, holder };
    return null;
  }

  private async signature(purpose: string, id: Buffer, holder: string): Promise<Buffer> {
    const hmac = createHmac('sha256', await this.box.keyFor(purpose));
    return hmac.update(id).update(holder).digest().subarray(0, signatureBytes);
  }
}

function toUuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
