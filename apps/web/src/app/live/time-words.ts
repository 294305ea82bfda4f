import { networkTimeZone } from '@quartiersforum/domain/rules';

const clock = new Intl.DateTimeFormat('de-DE', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: networkTimeZone,
});

/** "10:55": an instant on the clock on the wall (ISO 8601, or milliseconds since 1970). */
export function clockText(instant: string | number): string {
  return clock.format(new Date(instant));
}

/** "06:40", "1:06:40"; without a sign, what is over its time says so in words. */
export function countText(seconds: number): string {
  const rest = Math.abs(seconds);
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60)];
  const tail = `${twoDigits(minutes)}:${twoDigits(rest % 60)}`;
  return hours === 0 ? tail : `${hours}:${tail}`;
}

/** "20 Minuten", "1 Minute", "40 Sekunden": rounded to what people say. */
export function durationText(seconds: number): string {
  const rest = Math.round(Math.abs(seconds));
  if (rest < 60) return rest === 1 ? '1 Sekunde' : `${rest} Sekunden`;
  const minutes = Math.round(rest / 60);
  return minutes === 1 ? '1 Minute' : `${minutes} Minuten`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
