import * as z from 'zod';

/**
 * A text of several lines as people type it: trimmed, line ends as `\n`, tabs and line feeds allowed, without other controls and
 * without characters that turn the text around it (bidirectional overrides). May be empty.
 */
export function severalLines(most: number) {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(most)
        .regex(
          /^(?:[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\n\t])*$/u,
          'must be plain text',
        ),
    );
}
