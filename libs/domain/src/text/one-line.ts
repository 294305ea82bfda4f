import * as z from 'zod';

/**
 * A name or title as others read it in lists, mails and tables: trimmed, one line, without characters that hide, break or turn the
 * text around it (controls, line separators, bidirectional overrides).
 */
export function oneLine(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u, 'must be one line of plain text');
}
