/** The fields of `value` that differ from `base`; lists and rows of them are compared by what is in them. */
export function changedFields<Value extends object>(value: Value, base: Value): (keyof Value)[] {
  const keys = Object.keys(value) as (keyof Value)[];
  return keys.filter(
    (key) => value[key] !== base[key] && JSON.stringify(value[key]) !== JSON.stringify(base[key]),
  );
}

/**
 * What stands in a form after somebody else has saved: own changes stay, fields that were left alone take what is there `now`. `base` is
 * what both began with.
 */
export function mergedValue<Value extends object>(own: Value, base: Value, now: Value): Value {
  const merged = { ...now };
  for (const key of changedFields(own, base)) merged[key] = own[key];
  return merged;
}
