import { ConfigError, loadConfig } from './config';

const secret = 'a secret of thirty-two characters';
const storage = {
  S3_ENDPOINT: 'http://127.0.0.1:9000',
  S3_BUCKET: 'forum-files',
  S3_ACCESS_KEY_ID: 'forum',
  S3_SECRET_ACCESS_KEY: 'x',
};

describe('the configuration', () => {
  it('needs nothing: an embedded database with the example network, on loopback, port 3000', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: undefined,
      dataDir: '.data',
      databaseUrl: undefined,
      hasExampleData: true,
      hasRateLimits: true,
      isHttps: false,
      oidc: undefined,
      s3: undefined,
    });
  });

  it('knows a storage for files by its four variables, and a region that most of them take', () => {
    expect(loadConfig({ ...storage, S3_ENDPOINT: 'https://S3.example.org/' }).s3).toEqual({
      endpoint: 'https://s3.example.org',
      bucket: 'forum-files',
      region: 'us-east-1',
      accessKeyId: 'forum',
      secretAccessKey: 'x',
    });
    expect(loadConfig({ S3_REGION: 'eu-central-1' }).s3).toBeUndefined();
  });

  it('never fills an external database with examples unasked', () => {
    const DATABASE_URL = 'postgres://db.example.org/forum';
    expect(loadConfig({ DATABASE_URL }).hasExampleData).toBe(false);
    expect(loadConfig({ DATABASE_URL, EXAMPLE_DATA: '1' }).hasExampleData).toBe(true);
    expect(loadConfig({ EXAMPLE_DATA: '0' }).hasExampleData).toBe(false);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '', OIDC_ISSUER: '' })).toMatchObject({
      port: 3000,
    });
  });

  it('believes nobody about addresses, unless it is told whom', () => {
    expect(loadConfig({ TRUSTED_PROXIES: '' }).trustedProxies).toEqual([]);
    const TRUSTED_PROXIES = '10.0.0.5, 172.16.0.0/12,fd00::/8,::ffff:192.0.2.1';
    expect(loadConfig({ TRUSTED_PROXIES }).trustedProxies).toEqual([
      ...['10.0.0.5', '172.16.0.0/12', 'fd00::/8', '::ffff:192.0.2.1'],
    ]);
  });

  it('drops the slash behind the public address', () => {
    const { publicUrl } = loadConfig({ PUBLIC_URL: 'http://forum.example.org/' });
    expect(publicUrl).toBe('http://forum.example.org');
  });

  it('knows https however it is written', () => {
    const PUBLIC_URL = 'HTTPS://Forum.Example.org/';
    expect(() => loadConfig({ PUBLIC_URL })).toThrow(/^SESSION_SECRET: /);
    expect(loadConfig({ PUBLIC_URL, SESSION_SECRET: secret })).toMatchObject({
      publicUrl: 'https://forum.example.org',
      isHttps: true,
    });
  });

  it('leaves the issuer as the provider writes it, for some end with a slash', () => {
    const { oidc } = loadConfig({
      OIDC_ISSUER: 'https://id.example.org/application/o/forum/',
      OIDC_CLIENT_ID: 'forum',
      OIDC_CLIENT_SECRET: 'x',
    });
    expect(oidc?.issuer).toBe('https://id.example.org/application/o/forum/');
  });

  it.each([
    ['a socket directory', { DATABASE_URL: 'postgres://forum@/forum?host=/run/postgresql' }],
    ['several hosts behind a name', { DATABASE_URL: 'postgresql://forum:a%40b@db/forum' }],
    ['a sender with a name', { MAIL_FROM: 'Quartiersforum Bottrop <forum@example.org>' }],
    ['a plain sender', { MAIL_FROM: 'quartiersforum@localhost' }],
    ['the template of a tile source', { MAP_STYLE_URL: 'https://m.example.org/{z}/{x}/{y}.png' }],
  ])('takes %s', (_, environment) => {
    expect(() => loadConfig(environment)).not.toThrow();
  });

  it.each([
    ['PORT', { PORT: 'x' }],
    ['PORT', { PORT: ' ' }],
    ['PORT', { PORT: '-1' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://forum:x@[bad/forum' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://example.org/forum' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://user:x@example.org' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://[bad', MAIL_FROM: 'forum@example.org' }],
    ['MAIL_FROM', { MAIL_FROM: 'forum' }],
    ['MAIL_FROM', { MAIL_FROM: 'forum@example.org\r\nBcc: other@example.org' }],
    ['OIDC_ISSUER', { OIDC_CLIENT_ID: 'forum' }],
    ['SOCKETS_PER_SESSION', { SOCKETS_PER_SESSION: '1.5' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '1.5' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://forum:50%zz@db/forum' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'forum.example.org' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://forum.example.org' }],
    ['EXAMPLE_DATA', { EXAMPLE_DATA: 'yes' }],
    ['SMTP_URL', { SMTP_URL: 'http://x' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://x' }],
    ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://id.example.org' }],
    ['OIDC_CLIENT_SECRET', { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'forum' }],
    ['S3_ENDPOINT', { ...storage, S3_ENDPOINT: 's3.example.org' }],
    ['S3_ENDPOINT', { ...storage, S3_ENDPOINT: 'https://s3.example.org/forum-files' }],
    ['S3_ENDPOINT', { ...storage, S3_ENDPOINT: '' }],
    ['S3_BUCKET', { ...storage, S3_BUCKET: 'Forum_Files' }],
    ['S3_BUCKET', { ...storage, S3_BUCKET: '' }],
    ['S3_REGION', { ...storage, S3_REGION: 'eu central' }],
    ['S3_ACCESS_KEY_ID', { ...storage, S3_ACCESS_KEY_ID: '' }],
    ['S3_SECRET_ACCESS_KEY', { ...storage, S3_SECRET_ACCESS_KEY: '' }],
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['SESSION_SECRET', { PUBLIC_URL: 'https://forum.example.org' }],
    [
      'RATE_LIMITS',
      { RATE_LIMITS: 'off', PUBLIC_URL: 'https://forum.example.org', SESSION_SECRET: secret },
    ],
    ['RATE_LIMITS', { RATE_LIMITS: 'maybe' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'true' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'loopback' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.1,' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.1 10.0.0.2' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '0.0.0.0/0' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/8/8' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'fe80::1%eth0' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'proxy.example.org' }],
    ['SOCKETS_PER_SESSION', { SOCKETS_PER_SESSION: '0' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('refuses a wrong value in one line that names %s', (name, environment) => {
    const load = () => loadConfig(environment);
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });
});
