import { DomainError } from '../problem/domain-error';
import type { MinutesEntryKind } from './minutes';

/** The fields that not every kind of entry has. */
const fieldsOfKind = {
  decision: ['vote'],
  task: ['owner', 'dueOn'],
  information: [],
} as const satisfies Record<MinutesEntryKind, readonly string[]>;

const specialFields = ['vote', 'owner', 'dueOn'] as const;
type SpecialFields = Partial<Readonly<Record<(typeof specialFields)[number], unknown>>>;

/** Whether an entry of this kind may have this field. */
export function hasEntryField(
  kind: MinutesEntryKind,
  field: (typeof specialFields)[number],
): boolean {
  const fields: readonly string[] = fieldsOfKind[kind];
  return fields.includes(field);
}

/** Throws `request.invalid` naming each field that is set and does not belong to the kind: a vote to a task, a deadline to a decision. */
export function requireEntryFields(kind: MinutesEntryKind, input: SpecialFields): void {
  const fields = specialFields
    .filter((field) => input[field] !== null && input[field] !== undefined)
    .filter((field) => !hasEntryField(kind, field))
    .map((path) => ({ path, message: `does not belong to an entry of the kind ${kind}` }));
  if (fields.length > 0) throw new DomainError('request.invalid', { fields });
}
