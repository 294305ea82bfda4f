import { dateSchema } from './list';
import { lastDayOfMonth } from './network-time';

/** As tables write them, and as German spreadsheets turn "2020-12" into "Dez 20" by themselves. */
const months = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];

interface WrittenDate {
  readonly month: string;
  readonly day: string | null;
}

/**
 * The end of a funding as the column `Laufzeitende_norm` has it: "dauerhaft", a month as `YYYY-MM`, or a day as `YYYY-MM-DD` when it is
 * not the last one of its month. `undefined` for what is neither.
 */
export function readEnd(text: string): string | undefined {
  if (text.toLowerCase() === 'dauerhaft') return 'dauerhaft';
  const written = readDate(text);
  if (written === undefined) return undefined;
  const { month, day } = written;
  return day === null || day === lastDayOfMonth(month) ? month : day;
}

/** The first day of a funding as `YYYY-MM-DD`; of a month its first. `undefined` for what is no date. */
export function readBeginning(text: string): string | undefined {
  const written = readDate(text);
  return written && (written.day ?? `${written.month}-01`);
}

/** What the end of a funding stands for: its last day, or that there is none. */
export function endOf(text: string): { endsOn: string | null; isPermanent: boolean } {
  if (text === 'dauerhaft') return { endsOn: null, isPermanent: true };
  const endsOn = text === '' ? null : text.length === 7 ? lastDayOfMonth(text) : text;
  return { endsOn, isPermanent: false };
}

function readDate(text: string): WrittenDate | undefined {
  const parts =
    /^(?<year>\d{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?$/.exec(text)?.groups ??
    /^(?:(?<day>\d{1,2})\.\s?)?(?<month>\d{1,2})[./]\s?(?<year>\d{4}|\d{2})$/.exec(text)?.groups ??
    inWords(text);
  if (parts === undefined) return undefined;
  const { year = '', month = '', day } = parts;
  const whole = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}`;
  const date = `${whole}-${(day ?? '1').padStart(2, '0')}`;
  if (!dateSchema.safeParse(date).success) return undefined;
  return { month: whole, day: day === undefined ? null : date };
}

function inWords(text: string): Record<string, string | undefined> | undefined {
  const groups = /^(?:(?<day>\d{1,2})\. ?)?(?<word>\p{L}{3,9})\.?[ -](?<year>\d{4}|\d{2})$/u.exec(
    text,
  )?.groups;
  const word = groups?.['word']?.toLowerCase().replace(/^mrz/, 'mär').slice(0, 3) ?? '';
  const number = months.indexOf(word) + 1;
  return number === 0 ? undefined : { ...groups, month: String(number) };
}
