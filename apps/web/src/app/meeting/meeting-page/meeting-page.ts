import { Component, effect, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { LoadingState, PageHeader, TabNav } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { PageTitles } from '../../core/title/page-titles';
import { MeetingStore } from '../meeting-store';

/** One meeting: its head and its tabs, each with its own address. The tabs are shown once the meeting is loaded. */
@Component({
  selector: 'app-meeting-page',
  imports: [
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

  constructor() {
    inject(PageTitles).follow(() => this.store.meeting()?.title);
    effect(() => {
      this.store.show(this.id());
    });
  }
}
