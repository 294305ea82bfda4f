import { isIP } from 'node:net';
import type { Request } from 'express';

/** What is asked about a request to know where it comes from; `ip` is what Express makes of `trust proxy`. */
type Asked = Pick<Request, 'headers' | 'ip'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * The address to count by. Express has taken it from `X-Forwarded-For` when the peer of the socket is one of `TRUSTED_PROXIES`, and is
 * the peer itself otherwise. What even a trusted proxy cannot have seen (no address, or this machine seen from another one) is not
 * believed, and counts for the proxy.
 */
export function callerAddress({ ip, socket }: Asked): string | undefined {
  const peer = socket.remoteAddress;
  if (ip === undefined || isIP(ip) === 0) return peer;
  return isLoopback(ip) && !isLoopback(peer) ? peer : ip;
}

/**
 * Whether an address is no place to count by: from this machine comes a proxy that is not trusted to say whom it speaks for, with
 * everybody behind it.
 */
export function isSharedPlace(address: string | undefined): boolean {
  return isLoopback(address);
}

/** Whether somebody on this machine asks directly. A proxy on it is nobody: what it forwards comes from outside. */
export function isFromThisMachine({ headers, socket }: Asked): boolean {
  const { forwarded, 'x-forwarded-for': forwardedFor } = headers;
  const isDirect = forwarded === undefined && forwardedFor === undefined;
  return isDirect && isLoopback(socket.remoteAddress);
}

function isLoopback(address: string | undefined): boolean {
  return /^(::ffff:)?127\.|^::1$/i.test(address ?? '');
}
