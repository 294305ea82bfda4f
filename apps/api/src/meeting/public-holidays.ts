import { Injectable } from '@nestjs/common';
import { networkTimeZone } from '@quartiersforum/domain';
import type Holidays from 'date-holidays';

/**
 * Public holidays of Nordrhein-Westfalen, computed on this machine. The data of the whole world is loaded at the first question and not
 * at the start, which it would slow down. Source: date-holidays, data under CC-BY-3.0.
 */
@Injectable()
export class PublicHolidays {
  private calendar: Promise<Holidays> | undefined;

  /** Name of the public holiday on `day` (`YYYY-MM-DD`), or null. Days on which people only celebrate are none. */
  async nameOf(day: string): Promise<string | null> {
    this.calendar ??= load();
    const holidays = (await this.calendar).getHolidays(day.slice(0, 4), 'de');
    const found = holidays.find(({ type, date }) => type === 'public' && date.startsWith(day));
    return found?.name ?? null;
  }
}

async function load(): Promise<Holidays> {
  const { default: Calendar } = await import('date-holidays');
  return new Calendar('DE', 'NW', { timezone: networkTimeZone });
}
