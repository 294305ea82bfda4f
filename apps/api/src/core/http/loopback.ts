/** Whether the peer of a socket is this machine: somebody in front of it, or a proxy. */
export function isLoopback(address: string | undefined): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address ?? '');
}
