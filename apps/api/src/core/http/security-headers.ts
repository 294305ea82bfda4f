import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config/config';
import type { PublicAddress } from './public-address';

/**
 * Names of the Trusted Types policies that the web client may create: Angular's, its CDK's, the editor's clipboard, and the default one,
 * which admits the map's worker and nothing else (`map-worker.ts`).
 */
const trustedTypePolicies = [
  'default',
  'angular',
  'angular#bundler',
  'angular#components',
  'ProseMirrorClipboard',
];

/**
 * The headers that keep foreign code out. No inline scripts and no inline styles: Angular's own style elements carry the nonce of
 * the page (`ngCspNonce`), styles set by scripts go through the object model. Sockets are of the same origin.
 */
export function securityHeaders(config: Config, address: PublicAddress): RequestHandler[] {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", (_, response) => `'nonce-${styleNonce(response as Response)}'`],
        'img-src': ["'self'", 'data:', 'blob:', ...mapSources(config)],
        'font-src': ["'self'"],
        // Older Safari does not count a WebSocket of the same origin as 'self'.
        'connect-src': ["'self'", () => address.url.replace(/^http/, 'ws'), ...mapSources(config)],
        'worker-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': trustedTypePolicies,
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: config.isHttps && { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  const permissions: RequestHandler = (_, response, next) => {
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    next();
  };
  return [secure, permissions];
}

/** The nonce of this answer, for style elements; made at first use. */
export function styleNonce(response: Response): string {
  const locals = response.locals as { styleNonce?: string };
  locals.styleNonce ??= randomBytes(16).toString('base64');
  return locals.styleNonce;
}

function mapSources(config: Config): string[] {
  return config.mapStyleUrl === undefined ? [] : [new URL(config.mapStyleUrl).origin];
}
