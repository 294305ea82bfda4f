/**
 * What a spreadsheet may take for a formula, or what may push a cell into the next one. Source: OWASP, "CSV Injection". The apostrophes
 * before it are those that the guard itself has put there.
 */
const dangerous = /^'*[=+\-@\t\r]/;

/** The text as it may stand in a table that somebody opens in a spreadsheet: behind an apostrophe when it could run there. */
export function guardedCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text that was meant, without the apostrophe of `guardedCell`; any other text stays as it is. */
export function unguardedCell(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text;
}
