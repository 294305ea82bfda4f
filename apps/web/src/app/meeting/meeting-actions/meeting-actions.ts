import { Component, computed, inject, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Meeting } from '@quartiersforum/domain';
import { isMeetingActionPossible, type MeetingAction } from '@quartiersforum/domain/rules';
import { Menu, MenuItem, MenuTrigger } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { EndPlanDialog } from '../end-plan-dialog/end-plan-dialog';
import { LeadDialog } from '../lead-dialog/lead-dialog';
import { MeetingEditDialog } from '../meeting-edit-dialog/meeting-edit-dialog';
import { MeetingStore } from '../meeting-store';
import { RescheduleDialog } from '../reschedule-dialog/reschedule-dialog';
import { WritersDialog } from '../writers-dialog/writers-dialog';

export type MeetingQuestion = 'edit' | 'reschedule' | 'lead' | 'writers' | 'cancel';

/** What those who lead or plan a meeting do with it besides its main step. */
@Component({
  selector: 'app-meeting-actions',
  imports: [
    Button,
    EndPlanDialog,
    Icon,
    LeadDialog,
    MeetingEditDialog,
    Menu,
    MenuItem,
    MenuTrigger,
    RescheduleDialog,
    RouterLink,
    WritersDialog,
  ],
  templateUrl: './meeting-actions.html',
})
export class MeetingActions {
  readonly meeting = input.required<Meeting>();
  /** The dialog that is open. */
  readonly open = model<MeetingQuestion | null>(null);
  private readonly store = inject(MeetingStore);
  protected readonly isOver = computed(() =>
    ['ended', 'documented', 'cancelled'].includes(this.meeting().state),
  );

  protected can(action: MeetingAction): boolean {
    return this.store.isPlanner() && isMeetingActionPossible(this.meeting().state, action);
  }
}
