import { Injectable } from '@nestjs/common';
import { networkDay } from '@quartiersforum/domain';

/** What day it is in the network. Everything that asks whether a membership holds asks here, so that one answer fits all. */
@Injectable()
export class NetworkClock {
  now(): Date {
    return new Date();
  }

  /** `YYYY-MM-DD` in Europe/Berlin. */
  today(): string {
    return networkDay(this.now());
  }
}
