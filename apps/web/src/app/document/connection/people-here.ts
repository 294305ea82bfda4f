import { type Signal, signal } from '@angular/core';
import type { PresentPerson } from '@quartiersforum/domain';
import type { Awareness } from 'y-protocols/awareness';
import { parseUpdateMeta } from 'yjs';
import type { PersonHere } from '../person-here';

/** Milliseconds after a keystroke during which somebody counts as writing. */
const writingMilliseconds = 5_000;

/** Who else is here. Names come from the server's stamp in `user`; a state without one is somebody the server has not yet named. */
export class PeopleHere {
  private readonly people = signal<readonly PersonHere[]>([]);
  readonly list: Signal<readonly PersonHere[]> = this.people.asReadonly();
  private readonly writing = new Map<number, ReturnType<typeof setTimeout>>();
  private readonly read = (): void => this.people.set(this.peopleNow());

  constructor(
    private readonly awareness: Awareness,
    private readonly ownAccountId: string,
  ) {
    awareness.on('change', this.read);
  }

  /** Notes who typed a live update. */
  wrote(update: Uint8Array): void {
    for (const client of parseUpdateMeta(update).to.keys()) {
      clearTimeout(this.writing.get(client));
      const stop = (): void => {
        this.writing.delete(client);
        this.read();
      };
      this.writing.set(client, setTimeout(stop, writingMilliseconds));
    }
    this.read();
  }

  close(): void {
    this.awareness.off('change', this.read);
    for (const timer of this.writing.values()) clearTimeout(timer);
    this.people.set([]);
  }

  private peopleNow(): PersonHere[] {
    const byAccount = new Map<string, PersonHere>();
    for (const [client, state] of this.awareness.getStates()) {
      const person: unknown = state['user'];
      if (client === this.awareness.clientID || !isPerson(person)) continue;
      if (person.accountId === this.ownAccountId) continue;
      const isWriting =
        this.writing.has(client) || byAccount.get(person.accountId)?.isWriting === true;
      byAccount.set(person.accountId, { ...person, isWriting });
    }
    return [...byAccount.values()].sort((one, other) => one.name.localeCompare(other.name, 'de'));
  }
}

function isPerson(value: unknown): value is PresentPerson {
  if (typeof value !== 'object' || value === null) return false;
  const person = value as Partial<Record<keyof PresentPerson, unknown>>;
  return (
    typeof person.accountId === 'string' &&
    typeof person.name === 'string' &&
    typeof person.colour === 'number'
  );
}
