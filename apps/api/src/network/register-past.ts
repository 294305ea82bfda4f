import { addDays, networkInstant, type RegisterSnapshot } from '@quartiersforum/domain';

/** The first instant that no longer belongs to `day` (`YYYY-MM-DD`) in the network. */
export function endOfDay(day: string): Date {
  return new Date(networkInstant(addDays(day, 1), '00:00'));
}

/** The ids of everything that a state names in passing. */
export function namedIds(state: RegisterSnapshot): string[] {
  return Object.values(state).flatMap(idsIn);
}

/** The state with other names for what it names in passing; what has no other name keeps the one that it was written with. */
export function withNames(
  state: RegisterSnapshot,
  names: ReadonlyMap<string, string>,
): RegisterSnapshot {
  return mapValues(state, (value) => renamed(value, names));
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (isName(value)) return [String(value['id'])];
  return isObject(value) ? Object.values(value).flatMap(idsIn) : [];
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, names));
  if (isName(value)) return { ...value, name: names.get(String(value['id'])) ?? value['name'] };
  return isObject(value) ? mapValues(value, (inner) => renamed(inner, names)) : value;
}

function mapValues(value: RegisterSnapshot, change: (inner: unknown) => unknown): RegisterSnapshot {
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, change(inner)]));
}

function isName(value: unknown): value is RegisterSnapshot {
  return isObject(value) && 'id' in value && 'name' in value;
}

function isObject(value: unknown): value is RegisterSnapshot {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
