import { Service } from '@angular/core';
import { networkDay } from '@quartiersforum/domain/rules';

/** What time it is; a service, so that a test can say so. */
@Service()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in the network's time zone, `YYYY-MM-DD`. */
  today(): string {
    return networkDay(this.now());
  }
}
