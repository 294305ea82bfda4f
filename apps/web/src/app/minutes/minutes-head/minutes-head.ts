import { Component, computed, input } from '@angular/core';
import type { MinutesHead as Head } from '@quartiersforum/domain';
import { DefinitionList } from '@quartiersforum/ui/frame';
import { clockText, dayText } from '../../core/time/time-text';

interface Line {
  readonly name: string;
  readonly text: string;
}

interface PersonAtMeeting {
  readonly name: string;
  readonly affiliation: string | null;
}

const kindNames: Readonly<Record<Head['kind'], string>> = {
  exchange: 'Austauschtreffen',
  workshop: 'Workshop',
  other: 'Treffen',
};

/** The head of minutes: what was it, when, where, who was there. It fills itself; nobody types it. */
@Component({
  selector: 'app-minutes-head',
  imports: [DefinitionList],
  template: `<dl uiDefinitionList>
    @for (line of lines(); track line.name) {
      <div>
        <dt>{{ line.name }}</dt>
        <dd>{{ line.text }}</dd>
      </div>
    }
  </dl>`,
})
export class MinutesHead {
  readonly head = input.required<Head>();
  /** People who are not there yet are named only when the meeting is over. */
  protected readonly lines = computed<readonly Line[]>(() => {
    const head = this.head();
    return [
      { name: 'Art', text: kindOf(head) },
      { name: 'Zeit', text: timeOf(head) },
      { name: 'Ort', text: head.place },
      { name: 'Leitung', text: head.lead.join(', ') },
      { name: 'Protokollführung', text: head.writers.join(', ') },
      { name: 'Anwesend', text: namesOf(head.present) },
      {
        name: 'Vertretungen',
        text: head.substitutes
          .map((person) => `${nameOf(person)} für ${person.insteadOf}`)
          .join(' · '),
      },
      { name: 'Gäste', text: namesOf(head.guests) },
      { name: 'Entschuldigt', text: namesOf(head.excused) },
      { name: 'Nicht da', text: namesOf(head.absent) },
    ].filter(({ text }) => text !== '');
  });
}

/** "Workshop, Steuerungsgruppe"; where the body is called after its meetings, once is enough. */
function kindOf({ kind, body }: Head): string {
  return body.startsWith(kindNames[kind]) ? body : `${kindNames[kind]}, ${body}`;
}

/** "Di, 12. Januar 2027, 10:02–12:28 Uhr" as it really was; before the start as it is planned. */
function timeOf({ startedAt, endedAt, plannedStart }: Head): string {
  if (startedAt === null)
    return `${dayText(plannedStart)}, ${clockText(plannedStart)} Uhr (geplant)`;
  if (endedAt === null) return `${dayText(startedAt)}, seit ${clockText(startedAt)} Uhr`;
  return `${dayText(startedAt)}, ${clockText(startedAt)}–${clockText(endedAt)} Uhr`;
}

function namesOf(people: readonly PersonAtMeeting[]): string {
  return people.map(nameOf).join(' · ');
}

function nameOf({ name, affiliation }: PersonAtMeeting): string {
  return affiliation === null || affiliation === '' || affiliation === name
    ? name
    : `${name} (${affiliation})`;
}
