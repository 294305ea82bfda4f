import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  Icon,
  LoadingState,
  Menu,
  MenuItem,
  MenuTrigger,
  PageHeader,
} from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { PageTitles } from '../../core/title/page-titles';
import { MeetingStore } from '../../meeting/meeting-store';
import { AgendaRun } from '../agenda-run/agenda-run';
import { AttendanceCard } from '../attendance-card/attendance-card';
import { AttendanceStore } from '../attendance-store';
import { AttendeeDialog } from '../attendee-dialog/attendee-dialog';
import { CurrentItem } from '../current-item/current-item';
import { CutOff } from '../cut-off/cut-off';
import { EndDialog } from '../end-dialog/end-dialog';
import { HandOverDialog } from '../hand-over-dialog/hand-over-dialog';
import { JoinDialog } from '../join-dialog/join-dialog';
import type { LeadItem } from '../lead-items';
import { LeadStore } from '../lead-store';
import { LiveStore } from '../live-store';
import { OverrunNotice } from '../overrun-notice/overrun-notice';
import { ResizeDialog } from '../resize-dialog/resize-dialog';
import { ServerClock } from '../server-clock';
import { SpeakerDialog } from '../speaker-dialog/speaker-dialog';
import { SpeakerQueue } from '../speaker-queue/speaker-queue';
import { StartPanel } from '../start-panel/start-panel';
import { Steering } from '../steering';
import { TimeDialog } from '../time-dialog/time-dialog';
import { clockText, durationText } from '../time-words';
import { type LeadShortcut, leadShortcuts, shortcutOf } from './lead-shortcuts';

/**
 * The console of whoever leads the meeting: before it starts, while it runs, and what stays when it is over.
 *
 * The one thing a newcomer would get wrong: nothing here decides what comes next. It shows what the server says and sends what is pressed;
 * several consoles may be open, and phones, projector and this page are right together.
 */
@Component({
  selector: 'app-lead-page',
  imports: [
    AgendaRun,
    AttendanceCard,
    AttendeeDialog,
    Badge,
    Button,
    Card,
    CurrentItem,
    CutOff,
    EmptyState,
    EndDialog,
    HandOverDialog,
    Icon,
    JoinDialog,
    LoadFailure,
    LoadingState,
    Menu,
    MenuItem,
    MenuTrigger,
    OverrunNotice,
    PageHeader,
    ResizeDialog,
    RouterLink,
    SpeakerDialog,
    SpeakerQueue,
    StartPanel,
    TimeDialog,
  ],
  templateUrl: './lead-page.html',
  styleUrl: './lead-page.scss',
  providers: [AttendanceStore, LeadStore, LiveStore, MeetingStore, ServerClock, Steering],
  host: { '(document:keydown)': 'press($event)' },
})
export class LeadPage {
  readonly id = input.required<string>();

  protected readonly store = inject(LiveStore);
  protected readonly lead = inject(LeadStore);
  protected readonly meeting = inject(MeetingStore);
  protected readonly attendance = inject(AttendanceStore);
  protected readonly steering = inject(Steering);

  protected readonly shortcuts = Object.values(leadShortcuts);
  protected readonly isEnding = signal(false);
  protected readonly isAdjusting = signal(false);
  protected readonly isJoining = signal(false);
  protected readonly isHandingOver = signal(false);
  protected readonly isAddingAttendee = signal(false);
  protected readonly isAddingSpeaker = signal(false);
  protected readonly resizing = signal<LeadItem | null>(null);

  /** Called off, for good or until there is a new date: there is nothing to project and nobody to expect. */
  protected readonly isOff = computed(() => {
    const state = this.store.live()?.state;
    return state === 'cancelled' || state === 'moved';
  });
  protected readonly maySteer = computed(() => this.store.me()?.maySteer ?? false);
  protected readonly sinceText = computed(() => {
    const startedAt = this.store.live()?.startedAt;
    if (!startedAt) return '';
    return this.store.isHeld() ? `Läuft seit ${clockText(startedAt)} Uhr` : '';
  });
  /** "10:02 bis 12:07 Uhr, 125 Minuten statt 120". */
  protected readonly heldText = computed(() => {
    const { startedAt, endedAt } = this.store.live() ?? {};
    if (!startedAt || !endedAt) return '';
    const held = durationText((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
    return `${clockText(startedAt)} bis ${clockText(endedAt)} Uhr, zusammen ${held}`;
  });

  constructor() {
    inject(PageTitles).follow(() => {
      const title = this.store.live()?.title;
      return title && `Leitung: ${title}`;
    });
    effect(() => {
      this.store.show(this.id());
    });
    effect(() => {
      // Only those who lead may ask for these.
      if (!this.maySteer()) return;
      this.meeting.show(this.id());
      this.attendance.show(this.id());
    });
    this.forgetRefusalWithEachDialog();
  }

  /** A refusal belongs to what was pressed, not to the next dialog. */
  private forgetRefusalWithEachDialog(): void {
    const dialogs = [
      ...[this.isEnding, this.isAdjusting, this.isJoining, this.isHandingOver],
      ...[this.isAddingAttendee, this.isAddingSpeaker, this.resizing],
    ];
    effect(() => {
      dialogs.forEach((dialog) => dialog());
      untracked(() => this.steering.forget());
    });
  }

  protected press(event: KeyboardEvent): void {
    const shortcut = this.store.isHeld() && this.maySteer() ? shortcutOf(event) : null;
    if (shortcut === null) return;
    event.preventDefault();
    this.run(shortcut);
  }

  private run(shortcut: LeadShortcut): void {
    const isRunning = this.store.isRunning();
    if (shortcut === 'KeyN') void this.steering.steerQueue({ action: 'next' });
    else if (shortcut === 'KeyP' || (shortcut === 'KeyW' && !isRunning)) this.pauseOrResume();
    else if (shortcut === 'KeyW' && this.lead.canGoOn())
      void this.steering.steer({ action: 'next' });
    else if (shortcut === 'KeyR' && isRunning && this.lead.canGoBack())
      void this.steering.steer({ action: 'back' });
  }

  protected pauseOrResume(): void {
    void this.steering.steer({ action: this.store.isRunning() ? 'pause' : 'resume' });
  }
}
