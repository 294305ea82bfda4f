import type { RegisterFieldChange, RegisterValue } from './register-history';

/** A stored state: the thing as its schema says, whatever kind it is. */
export type RegisterSnapshot = Readonly<Record<string, unknown>>;

interface Fact {
  readonly field: string;
  readonly subject: string | null;
  readonly value: RegisterValue;
  /** What two facts are compared by: things by their id, so that a new name elsewhere is no change here. */
  readonly key: string;
}

/**
 * What became different from one stored state to the next. It reads the states by their shape, not by a list of fields, so that a
 * field that is added to the register later is in the history without anybody thinking of it.
 */
export function changesBetween(
  before: RegisterSnapshot,
  after: RegisterSnapshot,
): RegisterFieldChange[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)];
    const fact = now ?? old;
    if (fact === undefined || keyOf(old) === keyOf(now)) return [];
    const { field, subject } = fact;
    return [{ field, subject, before: old?.value ?? null, after: now?.value ?? null }];
  });
}

/** A fact that is not there at all, one that is not stated and a plain no of a new row are the same: nothing to tell. */
function keyOf(fact: Fact | undefined): string {
  return fact === undefined ? 'null' : fact.key;
}

/** Facts by a name that is unique in the state. */
function factsOf(snapshot: RegisterSnapshot): ReadonlyMap<string, Fact> {
  return new Map(facts(snapshot, '', null, ''));
}

const silent = new Set(['id', 'version', 'member']);

function facts(
  thing: RegisterSnapshot,
  prefix: string,
  subject: string | null,
  row: string,
): [string, Fact][] {
  return Object.entries(thing)
    .filter(([name]) => !silent.has(name))
    .flatMap(([name, value]): [string, Fact][] => {
      const field = prefix + name;
      if (isRowList(value))
        return value.flatMap((one) => facts(one, `${field}.`, rowName(one), String(one['id'])));
      if (isGroup(value)) return facts(value, `${field}.`, subject, row);
      const fact = { field, subject, value: shown(value), key: keyFor(value, row !== '') };
      return [[`${row} ${field}`, fact]];
    });
}

/** Rows with facts of their own, as phases and memberships; things that are only named have nothing to compare but their id. */
function isRowList(value: unknown): value is RegisterSnapshot[] {
  return Array.isArray(value) && value.some((one) => isObject(one) && !('name' in one));
}

/** Facts that belong together, as the parts of the contact. */
function isGroup(value: unknown): value is RegisterSnapshot {
  return isObject(value) && !('name' in value) && !('latitude' in value);
}

function rowName(row: RegisterSnapshot): string | null {
  const { member, programme } = row;
  if (isObject(member)) return String(member['name']);
  return typeof programme === 'string' ? programme : null;
}

function shown(value: unknown): RegisterValue {
  if (Array.isArray(value)) return value.map((one) => String(shown(one)));
  if (isObject(value))
    return 'name' in value
      ? String(value['name'])
      : `${String(value['latitude'])}, ${String(value['longitude'])}`;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

function keyFor(value: unknown, isInRow: boolean): string {
  if (value === undefined || (isInRow && value === false)) return 'null';
  if (Array.isArray(value) && value.length === 0) return 'null';
  return JSON.stringify(value, (name, inner: unknown) => (name === 'name' ? undefined : inner));
}

function isObject(value: unknown): value is RegisterSnapshot {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
