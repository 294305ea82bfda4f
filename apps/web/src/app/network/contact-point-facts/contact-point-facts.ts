import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ContactPoint } from '@quartiersforum/domain';
import { Badge, Card, DefinitionList, Icon } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';
import { plainDayText } from '../../core/time/time-text';
import { webAddressText } from '../web-address';

/** How a contact point is reached, who runs it, whom it works with, and whether somebody has lately said that this is right. */
@Component({
  selector: 'app-contact-point-facts',
  imports: [Badge, Card, DefinitionList, Icon, RouterLink],
  templateUrl: './contact-point-facts.html',
  styleUrl: './contact-point-facts.scss',
  host: { class: 'ui-stack' },
})
export class ContactPointFacts {
  readonly contactPoint = input.required<ContactPoint>();

  private readonly today = inject(Clock).today();
  protected readonly canOpenOrganisations = inject(SessionStore).may('organisation.read');
  protected readonly contact = computed(() => {
    const { address, phone, email, website } = this.contactPoint().contact;
    if (address === null && phone === null && email === null && website === null) return null;
    return {
      address,
      phone: phone === null ? null : { text: phone, url: `tel:${phone.replace(/[^\d+]/g, '')}` },
      email: email === null ? null : { text: email, url: `mailto:${email}` },
      website: website === null ? null : { text: webAddressText(website), url: website },
    };
  });
  protected readonly confirmed = computed(() => {
    const day = this.contactPoint().confirmedOn;
    return day === null ? null : `${plainDayText(day)} (${relativeDayText(day, this.today)})`;
  });
}
