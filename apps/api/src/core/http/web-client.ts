import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RequestHandler, type Response, static as serveStatic } from 'express';
import { styleNonce } from './security-headers';

/** The build puts eight or more letters of a hash before the extension of what never changes under its name. */
const hashedName = /[-.][A-Z0-9]{8,}\.(js|css|woff2?|svg|png|webp|avif|ico|map)$/i;
const oneYearSeconds = 31_536_000;

/** Paths that belong to the API and its sockets; below them there are no pages. */
const notPages = /^\/(api|yjs|socket\.io|feeds|metrics)(\/|$)/;

/**
 * Serves the web client: files as they are, hashed ones for ever, and `index.html` for every address that is a page, each time with
 * a fresh nonce for Angular's styles. Everything else is left to whoever comes next.
 */
export function webClient(directory: string): RequestHandler[] {
  const files = serveStatic(directory, {
    index: false,
    redirect: false,
    setHeaders(response, path) {
      const caching = hashedName.test(path)
        ? `public, max-age=${oneYearSeconds}, immutable`
        : 'no-cache';
      response.setHeader('Cache-Control', caching);
    },
  });
  let pagePromise: Promise<string> | undefined;
  const page: RequestHandler = async (request, response, next) => {
    if (!isPage(request.method, request.path)) {
      next();
      return;
    }
    pagePromise ??= readFile(join(directory, 'index.html'), 'utf8');
    const html = await pagePromise.catch(() => undefined);
    if (html === undefined) {
      pagePromise = undefined; // not built yet: look again next time
      next();
      return;
    }
    sendPage(response, html);
  };
  return [
    (request, response, next) => {
      if (request.path === '/index.html' || notPages.test(request.path)) next();
      else files(request, response, next);
    },
    page,
  ];
}

function isPage(method: string, path: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return path === '/index.html' || (!notPages.test(path) && !/\.[^/]*$/.test(path));
}

function sendPage(response: Response, html: string): void {
  response.setHeader('Cache-Control', 'no-cache');
  response
    .type('html')
    .send(html.replace('<app-root', `<app-root ngCspNonce="${styleNonce(response)}"`));
}
