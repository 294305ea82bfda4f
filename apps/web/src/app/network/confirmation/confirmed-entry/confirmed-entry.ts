import { Component, computed, input } from '@angular/core';
import type { ConfirmationView } from '@quartiersforum/domain';
import { DefinitionList } from '@quartiersforum/ui/frame';
import { plainDayText } from '../../../core/time/time-text';

type Entry = ConfirmationView['contactPoint'];

/** What the register says of a contact point, also where it says nothing: what is missing is what somebody may want to add. */
@Component({
  selector: 'app-confirmed-entry',
  imports: [DefinitionList],
  template: `<dl uiDefinitionList>
    @for (fact of facts(); track fact.name) {
      <div>
        <dt>{{ fact.name }}</dt>
        <dd [class.ui-muted]="!fact.text">{{ fact.text || 'keine Angabe' }}</dd>
      </div>
    }
  </dl>`,
  styles: `
    dd {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class ConfirmedEntry {
  readonly entry = input.required<Entry>();
  protected readonly facts = computed(() => {
    const entry = this.entry();
    return [
      { name: 'Stadtteil', text: entry.district },
      { name: 'Träger', text: entry.providers.map(({ name }) => name).join(', ') },
      { name: 'Ausrichtung', text: entry.focus },
      { name: 'Angebote', text: entry.offers },
      { name: 'Zielgruppen', text: entry.targetGroups.join(', ') },
      { name: 'Öffnungszeiten', text: entry.openingHours },
      { name: 'Anschrift', text: entry.contact.address },
      { name: 'Telefon', text: entry.contact.phone },
      { name: 'E-Mail', text: entry.contact.email },
      { name: 'Webseite', text: entry.contact.website },
      { name: 'Ort auf der Karte', text: entry.location && 'eingetragen' },
      { name: 'Förderung', text: entry.fundingPhases.map(phaseText).join('\n') },
    ];
  });
}

function phaseText(phase: Entry['fundingPhases'][number]): string {
  const programme = phase.programme ?? 'Förderzugang nicht angegeben';
  if (phase.isPermanent) return `${programme}, dauerhaft`;
  if (phase.endsOn === null) return `${programme}, Ende nicht angegeben`;
  return `${programme}, ${phase.isProvisional ? 'vorerst ' : ''}bis ${plainDayText(phase.endsOn)}`;
}
