import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { ErrorState } from '@quartiersforum/ui/frame';
import { failureOf } from '../problem/problem-of';

/** Stands where something could not be loaded: what happened, and a second try where one can help. */
@Component({
  selector: 'app-load-failure',
  imports: [ErrorState],
  template: `<ui-error-state
    [heading]="heading()"
    [text]="failure().text"
    [canRetry]="!isFinal()"
    [busy]="resource().isLoading()"
    (retry)="resource().reload()"
  />`,
})
export class LoadFailure {
  readonly resource = input.required<HttpResourceRef<unknown>>();
  protected readonly failure = computed(() => failureOf(this.resource().error()));
  /** Trying again changes nothing about what is not there or not allowed. */
  protected readonly isFinal = computed(() => {
    const code = this.failure().code ?? '';
    return /\.(notFound|notYet)$/.test(code) || code === 'access.denied';
  });
  protected readonly heading = computed(() => {
    if (this.failure().code === null) return 'Keine Verbindung';
    if (this.failure().code === 'access.denied') return 'Kein Zugriff';
    return this.isFinal() ? 'Nicht gefunden' : 'Das hat nicht geklappt';
  });
}
