import * as z from 'zod';

/** A text that may be missing, as forms send it: nothing but spaces counts as not stated and becomes `null`. */
export function stated<Text extends z.ZodType<string, string>>(text: Text) {
  return z
    .string()
    .transform((sent) => (sent.trim() === '' ? null : sent))
    .pipe(text.nullable())
    .nullable();
}
