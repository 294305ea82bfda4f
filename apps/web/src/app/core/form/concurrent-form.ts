import { computed, signal, type Signal, untracked, type WritableSignal } from '@angular/core';
import { failureOf } from '../problem/problem-of';
import type { FieldText } from './form-notices';
import { changedFields, mergedValue } from './three-way';

/** A thing as it was read: its version and the part of it that a form holds. */
export interface Version<Value> {
  readonly version: number;
  readonly value: Value;
}

/**
 * A form over a thing that others may change while it is open. Nothing that comes in touches what somebody is typing; what others have
 * changed is `overtaken`, to be shown beside it. Sending carries the version that was read; when the server knows a newer one, the own
 * changes stay, fields left alone take what is there now, and sending once more is a decision.
 *
 * The one thing a newcomer would get wrong: `now` may be newer than what the form began with without the person having been told by a
 * refusal. The old version is sent on purpose then, so that nobody's change is lost unseen.
 */
export class ConcurrentForm<Value extends object> {
  private readonly opened = signal<Version<Value> | null>(null);
  private base: Version<Value> | null = null;

  /** Fields that somebody else has changed since the form was opened. */
  readonly overtaken: Signal<readonly (keyof Value)[]> = computed(() => {
    const [opened, now] = [this.opened(), this.now()];
    return opened === null || now === null ? [] : changedFields(now.value, opened.value);
  });
  /** Whether it was removed since. */
  readonly isGone = computed(() => this.opened() !== null && this.now() === null);

  /**
   * `read` asks the server again and has brought `now` up to date when it is done; so `now` reads a store and no input, which would be a
   * rendering late.
   */
  constructor(
    private readonly value: WritableSignal<Value>,
    private readonly now: () => Version<Value> | null,
    private readonly read: () => Promise<void>,
  ) {}

  /** What stands now in the overtaken fields, in the words of `texts`; for `FormNotices`. */
  overtakenIn(
    texts: (keys: readonly (keyof Value)[], now: Value) => readonly FieldText[],
  ): Signal<readonly FieldText[]> {
    return computed(() => {
      const now = this.now();
      return now === null ? [] : texts(this.overtaken(), now.value);
    });
  }

  /** Fills the form with the thing as it is now, or with `empty` for a new one. */
  begin(empty: Value): void {
    const now = untracked(this.now);
    this.base = now;
    this.opened.set(now);
    this.value.set(now?.value ?? empty);
  }

  /** Sends what was changed. Passes on the refusal, after it has brought the form up to date. */
  async save(send: (change: Partial<Value>, version: number) => Promise<void>): Promise<void> {
    const base = this.base;
    if (base === null) return;
    const change: Partial<Value> = {};
    for (const key of changedFields(this.value(), base.value)) change[key] = this.value()[key];
    try {
      await send(change, base.version);
    } catch (error) {
      if (failureOf(error).code?.endsWith('.changed')) await this.catchUp(base);
      throw error;
    }
  }

  private async catchUp(base: Version<Value>): Promise<void> {
    await this.read();
    const now = untracked(this.now);
    if (now === null) return;
    this.value.update((own) => mergedValue(own, base.value, now.value));
    this.base = now;
  }
}
