import {
  Component,
  computed,
  type ElementRef,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { AgendaItem } from '@quartiersforum/domain';
import { materialBytes } from '@quartiersforum/domain/rules';
import { Field, Select } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { acceptedEndings, sizeText } from '../file-facts';

export interface ChosenFiles {
  readonly files: readonly File[];
  readonly agendaItemId: string | null;
}

/** Where files come in: by a button, or dropped onto it with a pointer. What is taken stands beside it, before anybody tries. */
@Component({
  selector: 'app-file-drop',
  imports: [Button, Field, Icon, Select],
  templateUrl: './file-drop.html',
  styleUrl: './file-drop.scss',
  // A file that misses would be opened by the browser in place of the page.
  host: { '(document:dragover)': 'stay($event)', '(document:drop)': 'stay($event)' },
})
export class FileDrop {
  readonly agenda = input.required<readonly AgendaItem[]>();
  readonly chosen = output<ChosenFiles>();

  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');
  /** Empty: the whole meeting. */
  private readonly itemId = signal('');
  /** The item may have been removed meanwhile. */
  protected readonly agendaItemId = computed(() =>
    this.agenda().some(({ id }) => id === this.itemId()) ? this.itemId() : '',
  );
  protected readonly isOver = signal(false);
  protected readonly accepted = acceptedEndings;
  protected readonly most = sizeText(materialBytes);

  protected choose(): void {
    this.picker().nativeElement.click();
  }

  protected belongTo(value: string): void {
    this.itemId.set(value);
  }

  protected take(files: FileList | null): void {
    if (files && files.length > 0)
      this.chosen.emit({ files: [...files], agendaItemId: this.agendaItemId() || null });
    this.picker().nativeElement.value = ''; // the same file may be chosen again
  }

  protected stay(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  protected drop(event: DragEvent): void {
    this.isOver.set(false);
    this.take(event.dataTransfer?.files ?? null);
  }
}
