import type { Actor } from '../access/actor';
import type { Guest } from '../access/guest';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the access guard; undefined before it has run. */
    actor?: Actor | null;
    /** Set only on routes that admit guests. */
    guest?: Guest | null;
  }
}
