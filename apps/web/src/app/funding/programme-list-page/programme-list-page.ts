import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FundingProgramme } from '@quartiersforum/domain';
import { Button, Card, EmptyState, Icon, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { lastValue } from '../../core/loading/last-value';
import { LoadFailure } from '../../core/loading/load-failure';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { SessionStore } from '../../core/session/session-store';
import { FundingClient } from '../funding-client';
import { ProgrammeDialog } from '../programme-dialog/programme-dialog';

/** The programmes of which calls are invitations: what is said here is said of all their calls. */
@Component({
  selector: 'app-programme-list-page',
  imports: [
    Button,
    Card,
    EmptyState,
    Icon,
    LoadFailure,
    LoadingState,
    PageHeader,
    ProgrammeDialog,
    RouterLink,
  ],
  templateUrl: './programme-list-page.html',
  styleUrl: './programme-list-page.scss',
})
export class ProgrammeListPage {
  private readonly session = inject(SessionStore);
  protected readonly resource = inject(FundingClient).programmes();
  private readonly list = lastValue(this.resource);
  protected readonly programmes = computed(() => this.list()?.items ?? null);
  protected readonly mayCreate = computed(() => this.session.may('fundingProgramme.create'));
  protected readonly mayUpdate = computed(() => this.session.may('fundingProgramme.update'));
  /** `new`: one that is not there yet. */
  protected readonly editing = signal<FundingProgramme | 'new' | null>(null);

  constructor() {
    const reload = (): void => void this.resource.reload();
    const realtime = inject(Realtime);
    realtime.listen('fundingProgramme.changed', reload);
    realtime.listen('fundingCall.changed', reload);
    onReconnect(reload);
  }

  /** "Land NRW · Kinder und Jugend · Nordrhein-Westfalen". */
  protected factsOf({ funder, fundingKind, area, region }: FundingProgramme): string {
    return [funder, fundingKind, area, region].filter((fact) => fact !== '').join(' · ');
  }
}
