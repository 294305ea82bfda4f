import type { ContactPoint, FundingPhase } from '@quartiersforum/domain';
import type { MailBlock, MailBody } from '../../core/mail/mail-body';

/** What a mail about an entry shows of it. */
export type ConfirmedEntry = Pick<
  ContactPoint,
  | 'name'
  | 'district'
  | 'focus'
  | 'providers'
  | 'offers'
  | 'targetGroups'
  | 'openingHours'
  | 'contact'
  | 'fundingPhases'
  | 'confirmedOn'
>;

const dayFormat = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' });

/** Asks whether an entry still holds; `url` leads to the page that needs no sign-in. */
export function confirmationText(
  entry: ConfirmedEntry,
  url: string,
): MailBody & { readonly subject: string } {
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text });
  return {
    subject: `Stimmt Ihr Eintrag noch? ${entry.name}`,
    title: entry.name,
    blocks: [
      paragraph('Guten Tag,'),
      paragraph(
        'einmal im Quartal bitten wir Sie, kurz in Ihren Eintrag im Register der Quartiersarbeit zu sehen. Dort steht zurzeit:',
      ),
      { kind: 'facts', facts: factsOf(entry) },
      paragraph(lastConfirmed(entry.confirmedOn)),
      {
        kind: 'link',
        label: 'Stimmt das noch? Mit einem Klick bestätigen Sie es hier, ohne Anmeldung',
        url,
      },
      paragraph(
        'Hat sich etwas geändert, kommen Sie über denselben Link zum Bearbeiten. Dafür melden Sie sich an.',
      ),
      paragraph('Ihr Quartiersforum'),
    ],
  };
}

function factsOf(entry: ConfirmedEntry): readonly (readonly [string, string])[] {
  const { contact, providers, targetGroups, fundingPhases } = entry;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Anlaufstelle', entry.name],
    ['Stadtteil', entry.district],
    ['Träger', providers.map(({ name }) => name).join(', ')],
    ['Ausrichtung', entry.focus],
    ['Angebote', entry.offers],
    ['Zielgruppen', targetGroups.join(', ')],
    ['Öffnungszeiten', entry.openingHours],
    ['Adresse', contact.address],
    ['Telefon', contact.phone],
    ['E-Mail', contact.email],
    ['Webseite', contact.website],
    ['Förderung', fundingPhases.map(phaseText).join('\n')],
  ];
  return facts.map(([name, value]) => [name, value || 'keine Angabe']);
}

function phaseText(phase: FundingPhase): string {
  const programme = phase.programme ?? 'Förderzugang nicht angegeben';
  if (phase.isPermanent) return `${programme}, dauerhaft`;
  if (phase.endsOn === null) return `${programme}, Ende nicht angegeben`;
  return `${programme}, ${phase.isProvisional ? 'vorerst ' : ''}bis ${dayText(phase.endsOn)}`;
}

function lastConfirmed(confirmedOn: string | null): string {
  return confirmedOn === null
    ? 'Bisher hat niemand bestätigt, dass das stimmt.'
    : `Zuletzt bestätigt am ${dayText(confirmedOn)}.`;
}

function dayText(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}
