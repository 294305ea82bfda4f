import express, { type Express, type Request } from 'express';
import { callerAddress, isFromThisMachine, isSharedPlace } from './caller';

/** A request as Express sees it; only the socket is not a real one, because addresses of other machines cannot be had here. */
function requestTo(
  app: Express,
  peer: string,
  headers: Readonly<Record<string, string>> = {},
): Request {
  const socket = { remoteAddress: peer };
  return Object.assign(Object.create(app.request) as Request, { app, headers, socket });
}
const behind = (...trustedProxies: string[]) => express().set('trust proxy', trustedProxies);
const forwardedFor = (...hops: string[]) => ({ 'x-forwarded-for': hops.join(', ') });
const addressOf = (trusted: readonly string[], peer: string, ...hops: string[]) =>
  callerAddress(
    requestTo(behind(...trusted), peer, hops.length === 0 ? {} : forwardedFor(...hops)),
  );

describe('where a request comes from', () => {
  it.each([
    ['nobody is trusted', [], '198.51.100.9', ['192.0.2.1'], '198.51.100.9'],
    ['somebody else is trusted', ['10.0.0.5'], '198.51.100.9', ['192.0.2.1'], '198.51.100.9'],
    ['a proxy of this machine that is not trusted', [], '127.0.0.1', ['192.0.2.1'], '127.0.0.1'],
    ['a trusted one of this machine', ['127.0.0.1'], '127.0.0.1', ['192.0.2.1'], '192.0.2.1'],
    ['one proxy', ['10.0.0.5'], '10.0.0.5', ['192.0.2.1'], '192.0.2.1'],
    ['a proxy that says nothing', ['10.0.0.5'], '10.0.0.5', [], '10.0.0.5'],
    ['a network of proxies', ['172.16.0.0/12'], '172.18.0.1', ['192.0.2.1'], '192.0.2.1'],
    [
      'a client that has written hops before',
      ['10.0.0.5'],
      '10.0.0.5',
      ['203.0.113.7', '192.0.2.1'],
      '192.0.2.1',
    ],
    [
      'a client that names the proxy',
      ['10.0.0.5'],
      '10.0.0.5',
      ['10.0.0.5', '192.0.2.1'],
      '192.0.2.1',
    ],
    [
      'several proxies',
      ['10.0.0.5', '10.1.0.0/16'],
      '10.0.0.5',
      ['203.0.113.7', '192.0.2.1', '10.1.2.3'],
      '192.0.2.1',
    ],
    [
      'a hop between that nobody trusts',
      ['10.0.0.5'],
      '10.0.0.5',
      ['192.0.2.1', '10.1.2.3'],
      '10.1.2.3',
    ],
    ['IPv6', ['fd00::/8'], 'fd00::5', ['2001:db8::1'], '2001:db8::1'],
    ['IPv6 of another network', ['fd00::/8'], 'fe80::5', ['2001:db8::1'], 'fe80::5'],
    ['IPv4 on a socket of IPv6', ['10.0.0.5'], '::ffff:10.0.0.5', ['192.0.2.1'], '192.0.2.1'],
    [
      'a network of IPv4 on a socket of IPv6',
      ['fd00::1', '10.0.0.0/8'],
      '::ffff:10.0.0.5',
      ['192.0.2.1'],
      '192.0.2.1',
    ],
    [
      'a mapped address in the setting',
      ['::ffff:10.0.0.5'],
      '10.0.0.5',
      ['192.0.2.1'],
      '192.0.2.1',
    ],
    [
      'a client on a socket of IPv6',
      ['10.0.0.5'],
      '::ffff:198.51.100.9',
      ['192.0.2.1'],
      '::ffff:198.51.100.9',
    ],
    ['nonsense from a proxy', ['10.0.0.5'], '10.0.0.5', ['unknown'], '10.0.0.5'],
    ['somebody who claims to be this machine', ['10.0.0.5'], '10.0.0.5', ['127.0.0.1'], '10.0.0.5'],
    ['the same in IPv6', ['10.0.0.5'], '10.0.0.5', ['::1'], '10.0.0.5'],
    ['the same, mapped', ['10.0.0.5'], '10.0.0.5', ['::FFFF:127.0.0.1'], '10.0.0.5'],
  ])('with %s', (_, trusted, peer, hops, address) => {
    expect(addressOf(trusted, peer, ...hops)).toBe(address);
  });

  it.each(['forwarded', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip'])(
    'is never read from %s',
    (name) => {
      const value = name === 'forwarded' ? 'for=192.0.2.1' : '192.0.2.1';
      const request = requestTo(behind('10.0.0.5'), '10.0.0.5', { [name]: value });
      expect(callerAddress(request)).toBe('10.0.0.5');
    },
  );

  it('is no place to count by only for a proxy of this machine that does not say whom it speaks for', () => {
    expect(isSharedPlace(addressOf([], '127.0.0.1', '192.0.2.1'))).toBe(true);
    expect(isSharedPlace(addressOf([], '::1'))).toBe(true);
    expect(isSharedPlace(addressOf(['127.0.0.1'], '127.0.0.1', '192.0.2.1'))).toBe(false);
    expect(isSharedPlace(addressOf(['10.0.0.5'], '10.0.0.5', '127.0.0.1'))).toBe(false);
  });
});

describe('somebody on this machine', () => {
  it.each([
    ['is there when the peer is', [], '127.0.0.1', {}, true],
    ['in IPv6', [], '::1', {}, true],
    ['on a socket of IPv6', [], '::ffff:127.0.0.1', {}, true],
    ['is not whom a proxy forwards', [], '127.0.0.1', forwardedFor('192.0.2.1'), false],
    ['also when it is trusted', ['127.0.0.1'], '127.0.0.1', forwardedFor('127.0.0.1'), false],
    ['or writes the other header', [], '127.0.0.1', { forwarded: 'for=127.0.0.1' }, false],
    [
      'is not what another machine claims',
      ['10.0.0.5'],
      '10.0.0.5',
      forwardedFor('127.0.0.1'),
      false,
    ],
  ])('%s', (_, trusted, peer, headers, isThere) => {
    expect(isFromThisMachine(requestTo(behind(...trusted), peer, headers))).toBe(isThere);
  });
});
