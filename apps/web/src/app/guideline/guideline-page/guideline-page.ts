import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { PageTitles } from '../../core/title/page-titles';
import type { Chapter } from '../../document/chapter';
import { DocumentEditor } from '../../document/document-editor/document-editor';
import { DocumentPeople } from '../../document/document-people/document-people';
import { DocumentStatus } from '../../document/document-status/document-status';
import { DocumentStore } from '../../document/document-store';
import { DocumentView } from '../../document/document-view/document-view';
import { AdoptDialog } from '../adopt-dialog/adopt-dialog';
import { ChapterList } from '../chapter-list/chapter-list';
import { GuidelineFacts } from '../guideline-facts/guideline-facts';
import { GuidelineStore } from '../guideline-store';

/**
 * One guideline: its chapters beside its text. Whoever may write gets the live document, everybody else the stored text.
 *
 * The one thing a newcomer would get wrong: whoever writes when the text is adopted keeps the live document, which turns into one to
 * read by itself, so that nothing they had not sent is lost. Only the next visit shows them the stored text.
 */
@Component({
  selector: 'app-guideline-page',
  imports: [
    AdoptDialog,
    Button,
    ChapterList,
    DocumentEditor,
    DocumentPeople,
    DocumentStatus,
    DocumentView,
    GuidelineFacts,
    LoadFailure,
    LoadingState,
    PageHeader,
    RouterLink,
  ],
  templateUrl: './guideline-page.html',
  styleUrl: './guideline-page.scss',
  providers: [DocumentStore, GuidelineStore],
})
export class GuidelinePage {
  readonly id = input.required<string>();

  protected readonly store = inject(GuidelineStore);
  protected readonly chapters = signal<readonly Chapter[]>([]);
  protected readonly isAdopting = signal(false);
  /** Whether the live document was opened here; it then stays. */
  protected readonly isLive = signal(false);

  constructor() {
    inject(PageTitles).follow(() => this.store.guideline()?.title);
    effect(() => {
      this.store.show(this.id());
    });
    effect(() => {
      if (this.store.canWrite()) this.isLive.set(true);
    });
  }
}
