/** Largest file, in bytes. */
export const materialBytes = 20 * 1024 * 1024;
/** Most entries of one meeting. */
export const materialLimit = 200;

/** How long something removed can still be brought back; then it is deleted for good. */
export const removedMaterialDays = 30;

/** What may be handed in, told by the content of the file and not by its name. Source: IANA media types. */
export const materialMediaTypes = [
  'application/pdf',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
] as const;
