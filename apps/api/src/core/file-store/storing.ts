import { DomainError } from '@quartiersforum/domain';
import type { Log } from '../log/log';
import { loggedError } from '../log/logged-error';

/** Does something with the storage. What goes wrong there is nobody's input: it is logged, and told as `server.unavailable`. */
export async function storing<Result>(log: Log, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    log.error(loggedError(error), 'the file storage does not answer as it should');
    throw new DomainError('server.unavailable');
  }
}
