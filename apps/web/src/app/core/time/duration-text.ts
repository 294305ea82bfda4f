import { countText } from '../text/count-text';

/** "45 Minuten", "2 Stunden 30 Minuten". */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    ...(hours > 0 ? [countText(hours, 'Stunde', 'Stunden')] : []),
    ...(rest > 0 || hours === 0 ? [countText(rest, 'Minute', 'Minuten')] : []),
  ];
  return parts.join(' ');
}
