import type {
  CreateMinutesEntry,
  MinutesEntry,
  MinutesEntryKind,
  TaskOwner,
  UpdateMinutesEntry,
} from '@quartiersforum/domain';

/** The fields of the dialog; what does not belong to the chosen kind is kept while it is open and left out when it is sent. */
export interface EntryForm {
  kind: MinutesEntryKind;
  agendaItemId: string;
  text: string;
  hasVote: boolean;
  yes: number;
  no: number;
  abstain: number;
  ownerKind: TaskOwner['kind'];
  ownerId: string;
  dueOn: string;
}

export function formOf(entry: MinutesEntry | null, agendaItemId: string): EntryForm {
  const vote = entry?.vote ?? null;
  return {
    kind: entry?.kind ?? 'decision',
    agendaItemId: entry?.agendaItemId ?? agendaItemId,
    text: entry?.text ?? '',
    hasVote: vote !== null,
    yes: vote?.yes ?? 0,
    no: vote?.no ?? 0,
    abstain: vote?.abstain ?? 0,
    ownerKind: entry?.owner?.kind ?? 'contactPoint',
    ownerId: entry?.owner?.id ?? '',
    dueOn: entry?.dueOn ?? '',
  };
}

/** What a new entry is made of. */
export function creationOf(form: EntryForm): CreateMinutesEntry {
  return { agendaItemId: form.agendaItemId, kind: form.kind, ...contentOf(form) };
}

/** What a known entry becomes; its section and kind stay. */
export function changeOf(form: EntryForm, version: number): UpdateMinutesEntry {
  return { version, ...contentOf(form) };
}

function contentOf({
  kind,
  text,
  hasVote,
  yes,
  no,
  abstain,
  ownerKind,
  ownerId,
  dueOn,
}: EntryForm) {
  const isTask = kind === 'task';
  return {
    text,
    vote: kind === 'decision' && hasVote ? { yes, no, abstain } : null,
    owner: isTask && ownerId !== '' ? { kind: ownerKind, id: ownerId } : null,
    dueOn: isTask && dueOn !== '' ? dueOn : null,
  };
}
