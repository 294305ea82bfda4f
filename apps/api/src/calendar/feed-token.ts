import { randomBytes } from 'node:crypto';
import { hashToken } from '../core/secret/one-time-token';

const tokenBytes = 20;
const tokenPattern = /^[A-Za-z0-9_-]{27}$/;

/** The secret part of a feed’s address: 160 random bits, base64url. */
export function createFeedToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** What is stored of it, or null for what is no token. Without salt: 160 random bits cannot be guessed. */
export function hashFeedToken(token: string): Buffer | null {
  return tokenPattern.test(token) ? hashToken(token) : null;
}
