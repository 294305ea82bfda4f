import { Component, computed, input } from '@angular/core';
import type { ContactPoint } from '@quartiersforum/domain';
import { Badge, Card, DefinitionList } from '@quartiersforum/ui/frame';

/** What people find at a contact point: offers, for whom, and when. */
@Component({
  selector: 'app-contact-point-offers',
  imports: [Badge, Card, DefinitionList],
  template: `<ui-card heading="Was Menschen dort finden">
    @if (isBlank()) {
      <p class="ui-muted">Dazu steht noch nichts im Register.</p>
    } @else {
      <dl uiDefinitionList>
        <div>
          <dt>Angebote</dt>
          <dd class="several">{{ contactPoint().offers ?? 'keine Angabe' }}</dd>
        </div>
        <div>
          <dt>Zielgruppen</dt>
          <dd class="groups">
            @for (group of contactPoint().targetGroups; track group) {
              <ui-badge variant="info">{{ group }}</ui-badge>
            } @empty {
              keine Angabe
            }
          </dd>
        </div>
        <div>
          <dt>Öffnungszeiten</dt>
          <dd class="several">{{ contactPoint().openingHours ?? 'keine Angabe' }}</dd>
        </div>
      </dl>
    }
  </ui-card>`,
  styles: `
    .several {
      white-space: pre-line;
    }

    .groups {
      display: flex;
      flex-wrap: wrap;
      gap: var(--ui-space-1) var(--ui-space-2);
      align-items: baseline;
    }
  `,
})
export class ContactPointOffers {
  readonly contactPoint = input.required<ContactPoint>();
  protected readonly isBlank = computed(() => {
    const { offers, targetGroups, openingHours } = this.contactPoint();
    return offers === null && targetGroups.length === 0 && openingHours === null;
  });
}
