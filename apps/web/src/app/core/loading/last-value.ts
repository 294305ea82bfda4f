import type { HttpResourceRef } from '@angular/common/http';
import { linkedSignal, type Signal } from '@angular/core';

/**
 * What a resource last held, also while it loads the answer to a changed question: a list that is filtered must not vanish and jump with
 * every letter. Undefined until the first answer.
 */
export function lastValue<Value>(
  resource: HttpResourceRef<Value | undefined>,
): Signal<Value | undefined> {
  return linkedSignal<Value | undefined, Value | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  }).asReadonly();
}
