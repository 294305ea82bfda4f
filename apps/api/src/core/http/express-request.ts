import type { Actor } from '../access/actor';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the access guard; undefined before it has run. */
    actor?: Actor | null;
  }
}
