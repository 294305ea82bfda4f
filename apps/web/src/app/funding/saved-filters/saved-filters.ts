import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import type { SavedFilter } from '@quartiersforum/domain';
import { Button, Icon, Menu, MenuItem, MenuTrigger, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { type CallFilter, FundingClient } from '../funding-client';
import { SavedFilterDialog } from '../saved-filter-dialog/saved-filter-dialog';
import { filterOf, isSameQuestion, questionOf, SavedFilterStore } from '../saved-filter-store';

/** Filters that the person keeps under names: one click asks for them again; the one that is shown can be renamed or let go. */
@Component({
  selector: 'app-saved-filters',
  imports: [Button, Icon, Menu, MenuItem, MenuTrigger, SavedFilterDialog],
  templateUrl: './saved-filters.html',
  styleUrl: './saved-filters.scss',
  providers: [SavedFilterStore],
})
export class SavedFilters {
  readonly filter = input.required<CallFilter>();
  readonly applied = output<CallFilter>();

  private readonly client = inject(FundingClient);
  private readonly toaster = inject(Toaster);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly store = inject(SavedFilterStore);
  protected readonly question = computed(() => questionOf(this.filter()));
  protected readonly isFiltered = computed(() => Object.keys(this.question()).length > 0);
  /** The kept one that is shown now. */
  protected readonly current = computed(
    () =>
      this.store.filters().find(({ question }) => isSameQuestion(question, this.question())) ??
      null,
  );
  /** `new` keeps what is shown; otherwise the one that gets another name. */
  protected readonly naming = signal<SavedFilter | 'new' | null>(null);

  protected apply({ question }: SavedFilter): void {
    this.applied.emit(filterOf(question));
  }

  /** The button that was pressed is gone; what has taken its place goes on. */
  protected adopt(filter: SavedFilter): void {
    this.store.adopt(filter);
    this.focusFirst();
  }

  /** Until the next click it can be had again. */
  protected async remove({ id, name, question }: SavedFilter): Promise<void> {
    await this.run(async () => {
      await this.client.removeFilter(id);
      this.store.drop(id);
      this.focusFirst();
      this.toaster.show(`„${name}“ ist nicht mehr gemerkt.`, 'success', {
        label: 'Rückgängig',
        run: () =>
          void this.run(async () =>
            this.store.adopt(await this.client.saveFilter({ name, question })),
          ),
      });
    });
  }

  private focusFirst(): void {
    const focus = (): void => this.element.querySelector('button')?.focus();
    afterNextRender(focus, { injector: this.injector });
  }

  private async run(command: () => Promise<void>): Promise<void> {
    try {
      await command();
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
      this.store.reload();
    }
  }
}
