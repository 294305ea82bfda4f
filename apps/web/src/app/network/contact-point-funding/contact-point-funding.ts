import { Component, inject, input, signal } from '@angular/core';
import type { ContactPoint, FundingPhase } from '@quartiersforum/domain';
import { Button, Card, EmptyState, Icon } from '@quartiersforum/ui/frame';
import { ContactPointStore } from '../contact-point-store';
import { FundingPhases } from '../funding-phases/funding-phases';
import { PhaseDialog } from '../phase-dialog/phase-dialog';
import { PhaseRemovalDialog } from '../phase-removal-dialog/phase-removal-dialog';

/** How a contact point is funded, from when until when; the coordinator keeps it. */
@Component({
  selector: 'app-contact-point-funding',
  imports: [Button, Card, EmptyState, FundingPhases, Icon, PhaseDialog, PhaseRemovalDialog],
  templateUrl: './contact-point-funding.html',
})
export class ContactPointFunding {
  readonly contactPoint = input.required<ContactPoint>();
  /** Whether this is an older state, which nobody changes. */
  readonly isOld = input.required<boolean>();

  protected readonly store = inject(ContactPointStore);
  /** What the form is open for; without a phase it is a new one. */
  protected readonly editing = signal<{ readonly phase: FundingPhase | null } | null>(null);
  protected readonly removing = signal<FundingPhase | null>(null);
}
