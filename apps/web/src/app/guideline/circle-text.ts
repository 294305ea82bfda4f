import type { Guideline } from '@quartiersforum/domain';

/** Who writes in a guideline, in words. */
export function circleText({ bodies }: Pick<Guideline, 'bodies'>): string {
  return bodies.length === 0
    ? 'Das ganze Netzwerk schreibt mit'
    : `Es schreiben mit: ${bodies.map((body) => body.name).join(', ')}`;
}
