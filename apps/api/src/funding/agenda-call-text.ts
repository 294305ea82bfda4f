import type { AgendaCall } from '@quartiersforum/domain';

const dayFormat = new Intl.DateTimeFormat('de-DE', {
  ...{ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  timeZone: 'UTC',
});

/** "– Stadtteilfonds (Stadt Bottrop), bis Do, 1. April 2027: https://…", as a line of an agenda. */
export function agendaCallText(call: AgendaCall, address: string): string {
  return `– ${call.title} (${call.funder}), ${deadlineText(call)}: ${address}/foerderung/${call.id}`;
}

function deadlineText({ nextDeadline }: AgendaCall): string {
  if (nextDeadline === null) return 'ohne Stichtag';
  const { day, time, isEstimated } = nextDeadline;
  const date = dayFormat.format(new Date(`${day}T00:00:00Z`)).replace('.,', ',');
  const clock = time === null ? '' : `, ${time} Uhr`;
  return `${isEstimated ? 'voraussichtlich ' : ''}bis ${date}${clock}`;
}
