import type { AgendaCall } from '@quartiersforum/domain';
import { dayText } from '../core/time/day-text';

/** "– Stadtteilfonds (Stadt Bottrop), bis Do, 1. April 2027: https://…", as a line of an agenda. */
export function agendaCallText(call: AgendaCall, address: string): string {
  return `– ${call.title} (${call.funder}), ${deadlineText(call)}: ${address}/foerderung/${call.id}`;
}

function deadlineText({ nextDeadline }: AgendaCall): string {
  if (nextDeadline === null) return 'ohne Stichtag';
  const { day, time, isEstimated } = nextDeadline;
  const clock = time === null ? '' : `, ${time} Uhr`;
  return `${isEstimated ? 'voraussichtlich ' : ''}bis ${dayText(day)}${clock}`;
}
