import { DomainError } from '@quartiersforum/domain';
import { type EntityManager, type EntityTarget, In } from 'typeorm';
import { sentFields } from '../core/http/sent-fields';

/** The fields that were sent and say something else than `current`; a change without any is none, and nobody hears of it. */
export function changedFields<Change extends object>(
  current: Readonly<Record<keyof Change, unknown>>,
  change: Change,
): Partial<Change> {
  const entries = Object.entries(sentFields(change)) as [keyof Change, unknown][];
  return Object.fromEntries(
    entries.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(current[field])),
  ) as Partial<Change>;
}

/** Throws `request.invalid` when the name belongs to another thing of this kind. */
export async function requireFreeName(
  manager: EntityManager,
  kind: EntityTarget<{ name: string }>,
  name: string,
): Promise<void> {
  if (await manager.existsBy(kind, { name })) throw nameTaken();
}

export function nameTaken(): DomainError {
  return new DomainError('request.invalid', {
    fields: [{ path: 'name', message: 'is the name of another one' }],
  });
}

/** Throws `request.invalid`, naming each place in the request, for ids of which there is no such thing. One statement. */
export async function requireKnown(
  manager: EntityManager,
  kind: EntityTarget<{ id: string }>,
  named: readonly { readonly path: string; readonly id: string }[],
): Promise<void> {
  if (named.length === 0) return;
  const found = await manager.find(kind, {
    where: { id: In(named.map(({ id }) => id)) },
    select: { id: true },
  });
  const known = new Set(found.map(({ id }) => id));
  const fields = named
    .filter(({ id }) => !known.has(id))
    .map(({ path }) => ({ path, message: 'is not known' }));
  if (fields.length > 0) throw new DomainError('request.invalid', { fields });
}
