import { DestroyRef, effect, inject, Service, untracked } from '@angular/core';
import { Announcer } from '@quartiersforum/ui';
import { saveStateTexts } from './document-status/save-state-texts';
import { DocumentStore } from './document-store';
import type { PersonHere } from './person-here';
import type { SaveState } from './save-state';

/** Milliseconds in which what happens becomes one sentence; a room of twenty must not talk all the time. */
const gatherMilliseconds = 2_000;

/** States worth a word when they begin. "Gespeichert" is one only after something was wrong. */
const worthSaying: readonly SaveState[] = [
  'offline',
  'storageDown',
  'readOnly',
  'reloadNeeded',
  'ended',
];

/** Tells screen readers who comes and goes, and when the text is no longer saved, or is again. Provided with the editor. */
@Service({ autoProvided: false })
export class DocumentAnnouncements {
  private readonly store = inject(DocumentStore);
  private readonly announcer = inject(Announcer);
  private sentences: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private known: ReadonlyMap<string, PersonHere> | null = null;
  private wasWrong = false;

  constructor() {
    effect(() => {
      const state = this.store.shownState();
      untracked(() => this.onState(state));
    });
    effect(() => {
      const people = this.store.people();
      const isHere = !['loading', 'offline'].includes(this.store.shownState());
      untracked(() => isHere && this.onPeople(people));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** Says it at once, as the answer to a key. */
  say(text: string): void {
    this.announcer.say(text);
  }

  private onState(state: SaveState): void {
    if (worthSaying.includes(state)) {
      this.wasWrong = true;
      this.gather(saveStateTexts[state].text);
    } else if (state === 'saved' && this.wasWrong) {
      this.wasWrong = false;
      this.gather('Wieder verbunden. Alles ist gespeichert.');
    }
  }

  private onPeople(people: readonly PersonHere[]): void {
    const now = new Map(people.map((person) => [person.accountId, person]));
    const before = this.known;
    this.known = now;
    if (before === null) return;
    for (const [id, { name, canWrite }] of now)
      if (!before.has(id)) this.gather(`${name} ${canWrite ? 'schreibt mit' : 'liest mit'}.`);
    for (const [id, { name }] of before)
      if (!now.has(id)) this.gather(`${name} hat das Dokument verlassen.`);
  }

  private gather(sentence: string): void {
    this.sentences.push(sentence);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.announcer.say(this.sentences.splice(0).slice(-4).join(' '));
    }, gatherMilliseconds);
  }
}
