import { Component, computed, inject } from '@angular/core';
import { Icon } from '@quartiersforum/ui';
import { DocumentStore } from '../document-store';
import { offlineInWindowText, saveStateTexts } from './save-state-texts';

/** Whether the text is saved, in one line. It is no live region: the editor says what matters, and not after every letter. */
@Component({
  selector: 'app-document-status',
  imports: [Icon],
  template: `@if (shown().icon; as icon) {
      <ui-icon [name]="icon" />
    } @else {
      <span class="dot" aria-hidden="true"></span>
    }
    <span>{{ text() }}</span>`,
  styleUrl: './document-status.scss',
  host: { '[class]': 'shown().tone' },
})
export class DocumentStatus {
  private readonly store = inject(DocumentStore);
  protected readonly shown = computed(() => saveStateTexts[this.store.shownState()]);
  protected readonly text = computed(() =>
    this.store.shownState() === 'offline' && this.store.wouldLoseText()
      ? offlineInWindowText
      : this.shown().text,
  );
}
