import type { IncomingMessage } from 'node:http';
import { DomainError, type FieldProblem } from '@quartiersforum/domain';
import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { AllowedOrigins } from './allowed-origins';

/** Most bytes of a request body; the longest command is a few kilobytes. Documents travel on their own socket. */
const bodyBytes = 256 * 1024;
/** Deepest nesting of a body; the deepest schema has five levels. */
const deepest = 32;

/** How a file is sent: without parameters, for there is nothing to say about bytes. */
export const fileType = 'application/octet-stream';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What every request to `/api` passes before Nest: nothing is cached, unsafe methods come from our own pages (Origin, JSON), the
 * body is small, well-formed JSON without text that PostgreSQL cannot store. A newcomer would rely on SameSite alone: a page on
 * another port or subdomain is same-site and still foreign. A file passes unread, as a type that no form can send (ADR 0097); the
 * access guard refuses it on routes that take none.
 */
export function requestGate(origins: AllowedOrigins): RequestHandler[] {
  return [
    (request, response, next) => {
      response.setHeader('Cache-Control', 'no-store');
      if (safeMethods.has(request.method)) {
        next();
        return;
      }
      if (!origins.isAllowed(request.headers.origin))
        throw new DomainError('request.originRefused');
      if (!isJson(request) && !isFile(request)) throw new DomainError('request.contentTypeRefused');
      next();
    },
    json({
      limit: bodyBytes,
      inflate: false,
      strict: false,
      type: (request) => !isFile(request),
    }),
    (request: Request, _: Response, next: NextFunction) => {
      const problem =
        unstorable(request.body, 'body') ??
        unstorable(request.query, 'query') ??
        unstorablePath(request.path);
      if (problem !== undefined) throw new DomainError('request.invalid', { fields: [problem] });
      next();
    },
  ];
}

/** A DELETE may come without a body and then without a type; everything else says that it is JSON. */
function isJson(request: Request): boolean {
  const type = request.headers['content-type'];
  if (type === undefined) return request.method === 'DELETE' && !hasBody(request);
  return /^application\/json\s*(;|$)/i.test(type);
}

/** Whether the body is a file, which the request gate leaves unread. */
export function isFile({ method = '', headers }: IncomingMessage): boolean {
  return !safeMethods.has(method) && headers['content-type']?.toLowerCase() === fileType;
}

function hasBody(request: Request): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return encoding !== undefined || (length !== undefined && length !== '0');
}

/** The first text with a NUL or half a surrogate pair, or what lies too deep. Own stack: the input decides how deep it goes. */
function unstorable(root: unknown, source: 'body' | 'query'): FieldProblem | undefined {
  const stack: { value: unknown; path: string; depth: number }[] = [
    { value: root, path: '', depth: 0 },
  ];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { value, path, depth } = entry;
    if (depth > deepest)
      return { path: path.slice(0, 200), message: `${source} is nested too deep` };
    if (typeof value === 'string' && !isStorable(value))
      return { path: path.slice(0, 200), message: 'Text has a character that cannot be stored' };
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value))
      stack.push({ value: child, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
  }
  return undefined;
}

function unstorablePath(path: string): FieldProblem | undefined {
  try {
    if (isStorable(decodeURIComponent(path))) return undefined;
  } catch (error) {
    // a broken percent sequence is the sender's
    if (!(error instanceof URIError)) throw error;
  }
  return { path: 'path', message: 'Address has a character that cannot be read' };
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
