import * as z from 'zod';

/** What the map is drawn on: a style or, with `{z}` in it, tiles; null: plain ground, for which no request leaves the house. */
export const mapSettingsSchema = z
  .object({ styleUrl: z.string().nullable() })
  .meta({ id: 'MapSettings' });
export type MapSettings = z.infer<typeof mapSettingsSchema>;
