import type { MinutesEntry, MinutesEntryKind, Vote } from '@quartiersforum/domain';
import type { BadgeVariant } from '@quartiersforum/ui/frame';

/** How each kind of entry is called and shown. */
export const entryKindNames: Readonly<
  Record<MinutesEntryKind, { name: string; variant: BadgeVariant }>
> = {
  decision: { name: 'Beschluss', variant: 'success' },
  task: { name: 'Aufgabe', variant: 'warning' },
  information: { name: 'Info', variant: 'info' },
};

/** "12 Ja, 1 Nein, 2 Enthaltungen", or that there was no vote. */
export function voteText(vote: Vote | null): string {
  if (vote === null) return 'ohne Abstimmung';
  const { yes, no, abstain } = vote;
  return `${yes} Ja, ${no} Nein, ${abstain} ${abstain === 1 ? 'Enthaltung' : 'Enthaltungen'}`;
}

/** The entries of one section, in the order in which they were made. */
export function entriesOf(
  entries: readonly MinutesEntry[],
  agendaItemId: string,
): readonly MinutesEntry[] {
  return entries.filter((entry) => entry.agendaItemId === agendaItemId);
}
