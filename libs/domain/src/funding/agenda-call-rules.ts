/** Most characters of an agenda item's description. */
export const agendaDescriptionLimit = 4_000;

/** A line of an agenda for each thing. */
export interface AgendaLine {
  readonly id: string;
  readonly line: string;
}

/**
 * Adds lines to the description of an agenda item, as many as it holds, in their order. Those that found no place are not in `placed`;
 * the words that were there stay as they are.
 */
export function withAgendaLines(
  description: string,
  lines: readonly AgendaLine[],
): { readonly description: string; readonly placed: readonly string[] } {
  const placed: string[] = [];
  let text = description;
  for (const { id, line } of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length > agendaDescriptionLimit) break;
    text = longer;
    placed.push(id);
  }
  return { description: text, placed };
}
