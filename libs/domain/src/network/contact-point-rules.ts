/** What the people of a contact point may change of their own entry; everything else is the coordinator's. */
export const contactPointOwnFields = [
  'offers',
  'targetGroups',
  'openingHours',
  'contact',
  'location',
  'state',
] as const;

/** Whether a change names more than a contact point's own people may change; `version` is no field of the entry. */
export function goesBeyondOwnFields(change: object): boolean {
  const own: readonly string[] = ['version', ...contactPointOwnFields];
  return Object.entries(change).some(
    ([field, value]) => value !== undefined && !own.includes(field),
  );
}

/** Whether something of the register is closed on `today`; `closedOn` is the first day on which it is. Both `YYYY-MM-DD`. */
export function isClosed(closedOn: string | null, today: string): boolean {
  return closedOn !== null && closedOn <= today;
}
