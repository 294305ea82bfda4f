import * as z from 'zod';

/** Every list of the API answers in this shape; `total` counts what the asker may see, before paging. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.int().nonnegative() });
}

export interface List<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** A thing named in passing: enough for a link. */
export const nameSchema = z.object({ id: z.uuid(), name: z.string() });
export type Name = z.infer<typeof nameSchema>;

/** Paging of every list. */
export const pageSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type Page = z.output<typeof pageSchema>;

/** A calendar date, `YYYY-MM-DD`, in the network's time zone (Europe/Berlin); of 1900 to 2199: PostgreSQL knows no year 0, and the day after the last is still to be written. */
export const dateSchema = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', 'must be 1900-01-01 to 2199-12-31');

/** The id of something named in a command; lower case, so that two ways to write it are one id. */
export const idSchema = z.uuid().toLowerCase();
