import { Component, computed, ElementRef, inject, input } from '@angular/core';
import type { Material } from '@quartiersforum/domain';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { plainDayText } from '../../core/time/time-text';
import { mediaTypeNames, sizeText } from '../file-facts';
import { MaterialStore } from '../material-store';

/** One file or link: what it is, and who brought it when. */
@Component({
  selector: 'app-material-entry',
  imports: [Button, Icon],
  templateUrl: './material-entry.html',
  styleUrl: './material-entry.scss',
})
export class MaterialEntry {
  readonly material = input.required<Material>();

  private readonly session = inject(SessionStore);
  private readonly store = inject(MaterialStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly canRemove = computed(() =>
    this.store.canRemove(this.material(), this.session.account()?.id),
  );
  protected readonly facts = computed(() => {
    const { url, mediaType, bytes, addedBy, addedAt } = this.material();
    return [
      url === null ? null : new URL(url).host,
      mediaType && mediaTypeNames[mediaType],
      bytes === null ? null : sizeText(bytes),
      addedBy?.name,
      plainDayText(addedAt),
    ]
      .filter(Boolean)
      .join(' · ');
  });

  /** Whoever uses the keyboard goes on at the entry beside it. */
  protected async remove(): Promise<void> {
    const place = this.host.closest('li');
    const neighbour = place?.nextElementSibling ?? place?.previousElementSibling;
    await this.store.remove(this.material());
    neighbour?.querySelector('button')?.focus();
  }
}
