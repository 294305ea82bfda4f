import { computed, inject, Service, signal } from '@angular/core';
import type { LiveView, Steer, SteerAction, SteerQueue } from '@quartiersforum/domain';
import { failureOf } from '../core/problem/problem-of';
import { LiveClient } from './live-client';
import { LiveStore } from './live-store';

type WithoutVersion<Command> = Command extends unknown ? Omit<Command, 'version'> : never;
/** A command of those who lead, without the version that was seen. */
export type SteeringCommand = WithoutVersion<Steer>;

/**
 * Commands of those who lead the meeting, one at a time.
 *
 * The one thing a newcomer would get wrong: a command carries the version that was seen, so pressing twice goes on once, and two consoles
 * never skip an item together. A command that came too late changes nothing: the page reads again and says so, quietly.
 */
@Service({ autoProvided: false })
export class Steering {
  private readonly client = inject(LiveClient);
  private readonly store = inject(LiveStore);
  private readonly running = signal<SteerAction | SteerQueue['action'] | null>(null);
  private readonly refusal = signal<string | null>(null);

  /** The action that is on its way. */
  readonly busy = this.running.asReadonly();
  readonly isBusy = computed(() => this.running() !== null);
  /** Why the last command was not done; a whole sentence. */
  readonly failure = this.refusal.asReadonly();

  /** Whether it was done. */
  steer(command: SteeringCommand): Promise<boolean> {
    const version = this.store.live()?.version ?? 0;
    return this.send(command.action, (id) => this.client.steer(id, { ...command, version }));
  }

  steerQueue(command: SteerQueue): Promise<boolean> {
    return this.send(command.action, (id) => this.client.steerQueue(id, command));
  }

  /** Forgets the last refusal. */
  forget(): void {
    this.refusal.set(null);
  }

  private async send(
    action: SteerAction | SteerQueue['action'],
    command: (meetingId: string) => Promise<LiveView>,
  ): Promise<boolean> {
    const live = this.store.live();
    if (live === undefined || this.isBusy()) return false;
    this.running.set(action);
    this.refusal.set(null);
    try {
      this.store.adopt(await command(live.meetingId));
      return true;
    } catch (error) {
      this.refusal.set(failureOf(error).text);
      this.store.reload();
      return false;
    } finally {
      this.running.set(null);
    }
  }
}
