import { Component, computed, inject } from '@angular/core';
import { Announcer, Button, Notice } from '@quartiersforum/ui';
import { DocumentStore } from '../document-store';

/** What did not get into the document, offered back: nothing that somebody wrote is thrown away unasked. */
@Component({
  selector: 'app-unsent-texts',
  imports: [Button, Notice],
  templateUrl: './unsent-texts.html',
  styleUrl: './unsent-texts.scss',
})
export class UnsentTexts {
  private readonly store = inject(DocumentStore);
  private readonly announcer = inject(Announcer);
  protected readonly texts = this.store.unsentTexts;
  private readonly whole = computed(() =>
    this.texts()
      .map(({ text }) => text)
      .join('\n\n'),
  );

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.whole());
    this.announcer.say('Die Texte sind in der Zwischenablage.');
  }

  protected drop(): void {
    this.store.dropUnsentTexts();
  }
}
