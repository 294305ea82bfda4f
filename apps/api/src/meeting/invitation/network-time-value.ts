import { networkTimeZone } from '@quartiersforum/domain';

const wallClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: networkTimeZone,
  hourCycle: 'h23',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

/**
 * An instant as `ical-generator` writes it with the time zone of the network. A plain `Date` would be written in the wall clock of the
 * server; the library takes any value of the shape of a Day.js date, and this is the smallest.
 */
export class NetworkTimeValue {
  constructor(private readonly instant: Date) {}

  /** The library asks for the event's zone; there is only one here. */
  tz(): this {
    return this;
  }

  /** As the library asks: `YYYYMMDD` or `HHmmss`. */
  format(pattern = ''): string {
    const digits = wallClock.format(this.instant).replace(/\D/g, '');
    return pattern === 'HHmmss' ? digits.slice(8) : digits.slice(0, 8);
  }

  isValid(): boolean {
    return true;
  }

  toDate(): Date {
    return this.instant;
  }

  toJSON(): string {
    return this.instant.toJSON();
  }
}
