import * as z from 'zod';
import { idSchema, listOf, nameSchema } from '../network/list';
import { oneLine } from '../text/one-line';
import { materialMediaTypes } from './material-limits';

export const materialSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(['file', 'link']),
    title: z.string(),
    agendaItemId: z.uuid().nullable(),
    url: z.string().nullable().describe('Of a link; a file is at /api/material/:id/file'),
    mediaType: z.enum(materialMediaTypes).nullable(),
    bytes: z.int().nullable(),
    addedBy: nameSchema.nullable(),
    addedAt: z.iso.datetime(),
  })
  .meta({ id: 'Material' });
export type Material = z.infer<typeof materialSchema>;
/** `GET /api/meetings/:id/material`. */
export const materialListSchema = listOf(materialSchema);

/** `POST /api/meetings/:id/material/links`. */
export const createLinkSchema = z.strictObject({
  title: oneLine(2, 200),
  url: z.url({ protocol: /^https?$/, normalize: true }).max(2_000),
  agendaItemId: idSchema.nullable().default(null),
});
export type CreateLink = z.input<typeof createLinkSchema>;

/** Query of `POST /api/meetings/:id/material/files`, whose body is the file. */
export const uploadFileSchema = z.strictObject({
  name: oneLine(1, 200),
  agendaItemId: idSchema.optional(),
});
export type UploadFile = z.input<typeof uploadFileSchema>;

/** `POST /api/material/:id/restore`. */
export const restoreMaterialSchema = z.strictObject({});
