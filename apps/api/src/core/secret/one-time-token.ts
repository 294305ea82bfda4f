import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits, base64url: a cookie, an invitation's link. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. Without salt: 256 random bits cannot be guessed. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
