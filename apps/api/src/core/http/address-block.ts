import { isIPv4, isIPv6 } from 'node:net';

/** The network that an address belongs to, as far as one subscriber reaches: /24 of IPv4, /64 of IPv6. */
export function addressBlock(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return 'unknown';
  return `${expand(plain.split('%', 1)[0] ?? '')
    .slice(0, 4)
    .join(':')}::/64`;
}

function expand(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return groups.map((group) => parseInt(group, 16).toString(16));
}
