import { Component, computed, inject } from '@angular/core';
import { PageHeader } from '@quartiersforum/ui/frame';
import { roleNames } from '../../core/session/role-names';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { dayText } from '../../core/time/time-text';
import { GuidelineListStore } from '../../guideline/guideline-list-store';
import { CoordinatorCard } from '../coordinator-card/coordinator-card';
import { DeadlineCard } from '../deadline-card/deadline-card';
import { EndingCard } from '../ending-card/ending-card';
import { HelpCard } from '../help-card/help-card';
import { MeetingCard } from '../meeting-card/meeting-card';
import { RecentCard } from '../recent-card/recent-card';
import { StaleCard } from '../stale-card/stale-card';
import { TaskCard } from '../task-card/task-card';
import { WritingCard } from '../writing-card/writing-card';

/**
 * The first page: what is next for this person, from what there is. Each card asks for its own part, so that one that fails leaves the
 * others alone.
 */
@Component({
  selector: 'app-overview-page',
  imports: [
    CoordinatorCard,
    DeadlineCard,
    EndingCard,
    HelpCard,
    MeetingCard,
    PageHeader,
    RecentCard,
    StaleCard,
    TaskCard,
    WritingCard,
  ],
  templateUrl: './overview-page.html',
  providers: [GuidelineListStore],
})
export class OverviewPage {
  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  protected readonly account = this.session.account;
  protected readonly lead = computed(() => {
    const account = this.account();
    if (account === null) return '';
    const place =
      account.contactPoint?.name ?? account.organisation?.name ?? roleNames[account.role];
    const who =
      place === account.displayName ? account.displayName : `${account.displayName}, ${place}`;
    return `${dayText(this.today)} · ${who}`;
  });
  protected readonly canAdminister = computed(() => this.session.may('outbox.read'));
  protected readonly canAskConfirmation = computed(() => this.session.may('confirmation.list'));
  protected readonly canListHelp = computed(() => this.session.may('helpRequest.list'));
  protected readonly isReader = computed(() => this.account()?.role === 'reader');
}
