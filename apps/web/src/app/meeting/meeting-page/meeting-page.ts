import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Badge, LoadingState, PageHeader, TabNav } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { failureOf } from '../../core/problem/problem-of';
import { PageTitles } from '../../core/title/page-titles';
import { meetingStateNames } from '../meeting-state-names';
import { MeetingStore } from '../meeting-store';
import { meetingTimeText } from '../meeting-time';

/** One meeting: its head and its tabs, each with its own address. The tabs are shown once the meeting is loaded. */
@Component({
  selector: 'app-meeting-page',
  imports: [
    Badge,
    LoadFailure,
    LoadingState,
    PageHeader,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TabNav,
  ],
  templateUrl: './meeting-page.html',
  styleUrl: './meeting-page.scss',
  providers: [MeetingStore],
})
export class MeetingPage {
  readonly id = input.required<string>();
  protected readonly store = inject(MeetingStore);
  protected readonly tabs = [
    { name: 'Überblick', address: './' },
    { name: 'Tagesordnung', address: 'tagesordnung' },
    { name: 'Teilnahme', address: 'teilnahme' },
    { name: 'Protokoll', address: 'protokoll' },
    { name: 'Material', address: 'material' },
  ];

  protected readonly states = meetingStateNames;
  protected readonly timeText = meetingTimeText;

  /** A lost connection leaves what is shown; a meeting that is gone or not for this person (any longer) does not stay. */
  protected readonly isUnreadable = computed(() => {
    const error = this.store.resource.error();
    if (error === undefined) return false;
    return this.store.meeting() === undefined || failureOf(error).code === 'meeting.notFound';
  });

  constructor() {
    inject(PageTitles).follow(() => this.store.meeting()?.title);
    effect(() => {
      this.store.show(this.id());
    });
  }
}
