/** Longest line in octets, without the line break. Source: RFC 5545, 3.1. */
const lineOctets = 75;

/** Names and values of parameters, in the order in which they are written. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * One property as iCalendar has it, folded. The value is written as it is: text comes through `textValue`, everything else from code.
 * A newcomer would fold after 75 characters: it is octets, and a line that ends inside a character is no text any more.
 */
export function contentLine(name: string, value: string, parameters: Parameters = {}): string {
  const head = Object.entries(parameters)
    .map(([key, one]) => `;${key}=${parameterValue(one)}`)
    .join('');
  return `${folded(`${name}${head}:${value}`)}\r\n`;
}

/** Text as a value: nothing in it can end the line or begin a property. */
export function textValue(text: string): string {
  return plain(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Text without line breaks: titles, places, names. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** Quotes cannot be written inside quotes: they are encoded, and so is the sign that does it (RFC 6868). */
function parameterValue(value: string): string {
  const line = oneLine(value).replaceAll('^', '^^').replaceAll('"', "^'");
  return /^[A-Za-z0-9/_-]+$/.test(line) ? line : `"${line}"`;
}

/** Every kind of line break is one; other controls have no place in a calendar. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}

function folded(line: string): string {
  if (Buffer.byteLength(line) <= lineOctets) return line;
  const bytes = Buffer.from(line);
  const lines: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    // Every line but the first begins with a space, which counts.
    let end = Math.min(bytes.length, start + lineOctets - (start === 0 ? 0 : 1));
    while (end < bytes.length && isInsideCharacter(bytes[end])) end -= 1;
    lines.push(bytes.toString('utf8', start, end));
    start = end;
  }
  return lines.join('\r\n ');
}

/** Whether a byte of UTF-8 continues the character of the byte before it. */
function isInsideCharacter(byte = 0): boolean {
  return (byte & 0b1100_0000) === 0b1000_0000;
}
