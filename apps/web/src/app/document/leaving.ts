import { inject, Service } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';

/** Whoever holds text that would be lost with the page. */
interface TextHolder {
  readonly wouldLoseText: () => boolean;
}

/** The documents open on this page, for the moment of leaving it. */
@Service()
export class OpenTexts {
  private readonly holders = new Set<TextHolder>();

  /** Returns what takes it out again. */
  add(holder: TextHolder): () => void {
    this.holders.add(holder);
    return () => void this.holders.delete(holder);
  }

  get wouldBeLost(): boolean {
    return [...this.holders].some((holder) => holder.wouldLoseText());
  }
}

/** For routes with a document: asks before text is lost that is neither on the server nor on this device, or was not taken over. */
export const keepUnsavedText: CanDeactivateFn<unknown> = () =>
  !inject(OpenTexts).wouldBeLost ||
  confirm('Ihr Text ist noch nicht gespeichert und ginge verloren. Seite trotzdem verlassen?');
