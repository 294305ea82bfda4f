const step: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The entry to which an arrow key, Home or End leads from the entry that has the focus; `null`: the key means something else here. */
export function steppedTo({ key, target, currentTarget }: KeyboardEvent): HTMLElement | null {
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return null;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>('.month-entry, .month-more')];
  const at = stops.indexOf(target);
  if (at < 0) return null;
  if (key === 'Home') return stops[0] ?? null;
  if (key === 'End') return stops.at(-1) ?? null;
  if (key === 'ArrowUp' || key === 'ArrowDown') return inOtherWeek(stops, at, key === 'ArrowDown');
  const by = step[key];
  return by === undefined ? null : (stops[at + by] ?? null);
}

/** Down: the first entry of the next week that has one; up: the first of the week before. */
function inOtherWeek(
  stops: readonly HTMLElement[],
  at: number,
  isDown: boolean,
): HTMLElement | null {
  const week = weekOf(stops[at]);
  if (isDown) return stops.slice(at).find((stop) => weekOf(stop) !== week) ?? null;
  const last = stops.slice(0, at).findLast((stop) => weekOf(stop) !== week);
  return stops.find((stop) => last !== undefined && weekOf(stop) === weekOf(last)) ?? null;
}

function weekOf(stop: HTMLElement | undefined): Element | null {
  return stop?.closest('[role=row]') ?? null;
}
