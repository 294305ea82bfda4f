import { DestroyRef, inject, linkedSignal, type Signal } from '@angular/core';

/** Milliseconds without a key after which a search is asked by itself. */
const pause = 300;

/** A search field: what is typed in it, until what it asks for follows. */
export interface TypedSearch {
  readonly text: Signal<string>;
  /** A key was pressed; asks once no other follows for a moment. */
  type(text: string): void;
  /** What stands there now, trimmed; nothing is asked by itself any more, because it is asked with something else. */
  settle(): string;
}

/**
 * A search that is asked while somebody types, but not with every key. `known` is what was asked last, as the address says it; when it
 * changes from elsewhere, the field follows. In an injection context, with which it ends.
 */
export function typedSearch(known: () => string, ask: (text: string) => void): TypedSearch {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const text = linkedSignal<string, string>({
    source: known,
    // Whoever is still typing when the answer to their first letters comes goes on typing.
    computation: (now, typed) => (waiting === undefined ? now : (typed?.value ?? now)),
  });
  const settle = (): string => {
    clearTimeout(waiting);
    waiting = undefined;
    return text().trim();
  };
  inject(DestroyRef).onDestroy(settle);
  return {
    text: text.asReadonly(),
    type(typed) {
      text.set(typed);
      clearTimeout(waiting);
      waiting = setTimeout(() => ask(settle()), pause);
    },
    settle,
  };
}
