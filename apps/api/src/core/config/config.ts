import { isIP } from 'node:net';
import * as z from 'zod';

/**
 * The environment as the API understands it: one schema, read once at start. Everything else gets the parsed `Config`; nobody reads
 * `process.env`. Names and meanings: docs/operations.md, "Variables".
 */
const flag = z.enum(['0', '1']).transform((value) => value === '1');
/** PostgreSQL's own addresses may leave the host out, as in `postgres://user@/forum?host=/run/postgresql`. */
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/, 'must be a postgres:// or postgresql:// address')
  .refine((value) => URL.canParse(value.replace('@/', '@localhost/')), 'is not an address')
  .refine((value) => !/%(?![\da-f]{2})/i.test(value), 'has a % that is to be written as %25');
const httpUrl = z.url({ protocol: /^https?$/, message: 'must be an http or https address' });
/** Written as browsers write an Origin, so that `HTTPS://Forum.example.org/` is https and compares. */
const publicUrl = httpUrl
  .transform((value) => new URL(value))
  .refine(
    ({ href, origin }) => href === `${origin}/`,
    'must be an address without path, user or query',
  )
  .transform(({ origin }) => origin);
/** One mailbox, as `forum@example.org` or `Quartiersforum <forum@example.org>`; a line break would begin another header. */
const mailbox = z
  .string()
  .regex(/^(?:[^<>\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u, 'must be a mail address');

/**
 * Addresses and networks, as `10.0.0.5, 172.16.0.0/12, fd00::/8`; a whole family (`/0`) would believe everybody. As Express' own
 * `trust proxy` takes them, without its names for networks.
 */
const trustedProxies = z
  .string()
  .transform((value) => value.split(',').map((place) => place.trim()))
  .refine(
    (places) => places.every(isPlace),
    'must be addresses or networks such as 10.0.0.5 or 172.16.0.0/12, with commas between them',
  );

/** Variables of a storage that speaks S3: all of them or none, the region apart. */
const s3Variables = [
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be between 0 and 65535')
    .default(3000),
  HOST: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  PUBLIC_URL: publicUrl.optional(),
  EXAMPLE_DATA: flag.optional(),
  S3_ENDPOINT: publicUrl.optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'must be the name of a region')
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'must be an smtp:// or smtps:// address')
    .refine((value) => URL.canParse(value), 'is not an address')
    .optional(),
  MAIL_FROM: mailbox.optional(),
  OIDC_ISSUER: httpUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUSTED_PROXIES: trustedProxies.default([]),
  MAP_STYLE_URL: httpUrl.optional(),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  SOCKETS_PER_SESSION: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be a whole number between 1 and 99999')
    .transform(Number)
    .default(100),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  readonly port: number;
  readonly host: string | undefined;
  readonly dataDir: string;
  /** Address of an external PostgreSQL; undefined means the embedded one in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Address that the outside uses, without a trailing slash; undefined until the port is known. */
  readonly publicUrl: string | undefined;
  readonly isHttps: boolean;
  readonly hasExampleData: boolean;
  /** Where uploaded files lie; undefined means `dataDir`. */
  readonly s3: S3Place | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly oidc:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
    | undefined;
  readonly sessionSecret: string | undefined;
  /** Peers whose `X-Forwarded-For` is believed: addresses and networks. */
  readonly trustedProxies: readonly string[];
  readonly mapStyleUrl: string | undefined;
  readonly hasRateLimits: boolean;
  readonly socketsPerSession: number;
  readonly logLevel: string;
}

/** A bucket in a storage that speaks S3, and how to get in. */
export interface S3Place {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A wrong value in the environment; the message is one readable line that names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the configuration. Empty variables count as not set. Throws `ConfigError` at the first wrong value. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message ?? 'has a wrong value'}`);
  }
  const env = result.data;
  const isHttps = env.PUBLIC_URL?.startsWith('https:') ?? false;
  if (isHttps && env.SESSION_SECRET === undefined)
    throw new ConfigError('SESSION_SECRET: is required when PUBLIC_URL is https');
  if (isHttps && env.RATE_LIMITS === 'off')
    throw new ConfigError('RATE_LIMITS: off is refused when PUBLIC_URL is https');
  if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined)
    throw new ConfigError('MAIL_FROM: is required when SMTP_URL is set');
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    publicUrl: env.PUBLIC_URL,
    isHttps,
    hasExampleData: env.EXAMPLE_DATA ?? env.DATABASE_URL === undefined,
    s3: s3Of(env),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? 'quartiersforum@localhost',
    oidc: oidcOf(env),
    sessionSecret: env.SESSION_SECRET,
    trustedProxies: env.TRUSTED_PROXIES,
    mapStyleUrl: env.MAP_STYLE_URL,
    hasRateLimits: env.RATE_LIMITS === 'on',
    socketsPerSession: env.SOCKETS_PER_SESSION,
    logLevel: env.LOG_LEVEL,
  };
}

function isPlace(place: string): boolean {
  const [address = '', bits] = place.split('/', 2);
  const family = isIP(address);
  if (family === 0 || address.includes('%') || place.split('/').length > 2) return false;
  if (bits === undefined) return true;
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

function s3Of(env: z.output<typeof environmentSchema>): S3Place | undefined {
  const isAnySet = s3Variables.some((name) => env[name] !== undefined);
  if (!isAnySet) return undefined;
  const given = (name: (typeof s3Variables)[number]): string => {
    const value = env[name];
    if (value === undefined)
      throw new ConfigError(`${name}: is required when files are kept in an S3 storage`);
    return value;
  };
  return {
    endpoint: given('S3_ENDPOINT'),
    bucket: given('S3_BUCKET'),
    region: env.S3_REGION,
    accessKeyId: given('S3_ACCESS_KEY_ID'),
    secretAccessKey: given('S3_SECRET_ACCESS_KEY'),
  };
}

function oidcOf(env: z.output<typeof environmentSchema>): Config['oidc'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env;
  if (OIDC_ISSUER === undefined) {
    if (OIDC_CLIENT_ID === undefined && OIDC_CLIENT_SECRET === undefined) return undefined;
    throw new ConfigError(
      'OIDC_ISSUER: is required when OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is set',
    );
  }
  if (OIDC_CLIENT_ID === undefined)
    throw new ConfigError('OIDC_CLIENT_ID: is required when OIDC_ISSUER is set');
  if (OIDC_CLIENT_SECRET === undefined)
    throw new ConfigError('OIDC_CLIENT_SECRET: is required when OIDC_ISSUER is set');
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
}

/** Injection token of the parsed `Config`. */
export const CONFIG = Symbol('Config');
