import { type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { loggedError } from './logged-error';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The log of one node: JSON lines of pino. Nothing personal goes in: ids yes, names, addresses, texts and tokens never. Nest writes
 * through it too.
 */
export class Log implements LoggerService {
  constructor(readonly pino: Logger) {}

  static create(level: string): Log {
    return new Log(pino({ level, base: null }));
  }

  info(fields: Fields, message: string): void {
    this.pino.info(fields, message);
  }
  log(message: unknown, ...context: unknown[]): void {
    this.pino.debug({ context: context.at(-1) }, String(message));
  }
  warn(fields: Fields | string, message?: unknown): void {
    if (typeof fields === 'string') this.pino.warn({ context: message }, fields);
    else this.pino.warn(fields, String(message));
  }
  /** Nest logs an error that it then throws on; who catches it says it, so here it is for those who look closely. */
  error(fields: Fields | string | Error, message?: unknown): void {
    if (fields instanceof Error) this.pino.debug(loggedError(fields), 'could not start');
    else if (typeof fields === 'string') this.pino.error({ stack: message }, fields);
    else this.pino.error(fields, String(message));
  }
  fatal(message: unknown): void {
    this.pino.fatal({}, String(message));
  }
}
