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
import { RouterLink } from '@angular/router';
import type { AgendaCall } from '@quartiersforum/domain';
import { Button, Card, Icon, Toaster } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { failureOf } from '../../core/problem/problem-of';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { countText } from '../../core/text/count-text';
import { dayText } from '../../core/time/time-text';
import { AgendaCallClient } from '../agenda-call-client';

/** How many calls are named before the rest is only counted. */
const named = 3;

/**
 * Beside the agenda of the next Austauschtreffen: funding calls that are new since the last one, one click away from it. Says nothing
 * where none wait, as at every other meeting.
 */
@Component({
  selector: 'app-agenda-calls',
  imports: [Button, Card, Icon, LoadFailure, RouterLink],
  templateUrl: './agenda-calls.html',
  styleUrl: './agenda-calls.scss',
})
export class AgendaCalls {
  readonly meetingId = input.required<string>();
  /** Calls have become lines of the agenda; says how many still wait. */
  readonly taken = output<number>();

  private readonly client = inject(AgendaCallClient);
  private readonly toaster = inject(Toaster);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly resource = this.client.newCalls(this.meetingId);
  private readonly list = lastValue(this.resource);
  protected readonly calls = computed(() => this.list()?.items ?? []);
  protected readonly shown = computed(() =>
    this.isWhole() ? this.calls() : this.calls().slice(0, named),
  );
  protected readonly hidden = computed(() => this.calls().length - this.shown().length);
  protected readonly isWhole = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly since = computed(() => {
    const since = this.list()?.since ?? null;
    return since === null
      ? 'Noch bei keinem Treffen vorgestellt.'
      : `Seit dem letzten Treffen am ${dayText(since)}.`;
  });

  constructor() {
    const realtime = inject(Realtime);
    const reload = (): void => void this.resource.reload();
    realtime.listen('fundingCall.changed', reload);
    realtime.listen('meeting.changed', ({ meetingId }) => {
      if (meetingId === this.meetingId()) reload();
    });
    onReconnect(reload);
  }

  protected deadlineText({ funder, nextDeadline }: AgendaCall): string {
    if (nextDeadline === null) return `${funder} · ohne Stichtag`;
    const { day, isEstimated } = nextDeadline;
    return `${funder} · bis ${dayText(day)}${isEstimated ? ' (erwartet)' : ''}`;
  }

  protected async take(calls: readonly AgendaCall[]): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const ids = calls.map(({ id }) => id);
      this.resource.set(await this.client.takeOver(this.meetingId(), ids));
      const count = countText(calls.length, 'Aufruf steht', 'Aufrufe stehen');
      this.toaster.show(`${count} jetzt auf der Tagesordnung.`);
      this.taken.emit(this.calls().length);
      this.focusNext();
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
      this.resource.reload();
    }
    this.isBusy.set(false);
  }

  /** What was pressed is gone; the next call goes on. */
  private focusNext(): void {
    const focus = (): void => this.element.querySelector('button')?.focus();
    afterNextRender(focus, { injector: this.injector });
  }
}
