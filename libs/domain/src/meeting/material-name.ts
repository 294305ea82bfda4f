import type { materialMediaTypes } from './material-limits';

type MediaType = (typeof materialMediaTypes)[number];

/** What a file of this type is called at its end; the first is the one that is given. */
export const materialEndings: Readonly<Record<MediaType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
};

const longest = 200;
/** Names of devices on Windows, whatever stands behind the dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name under which a file is kept and handed out: fit for every file system, without a path, without invisible characters, and
 * ending as its content says. `name` is what the sender calls it, one line.
 */
export function materialFileName(name: string, mediaType: MediaType): string {
  const last = name.normalize('NFC').replace(/^.*[/\\]/u, '');
  const plain = last
    .replace(/\p{Cf}/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(device, '_$&');
  const [given = '', ...others] = materialEndings[mediaType];
  const ending = [given, ...others].find((end) => plain.toLowerCase().endsWith(`.${end}`));
  const stem = ending === undefined ? plain : plain.slice(0, -ending.length - 1);
  const end = `.${ending ?? given}`;
  return `${[...(stem || 'Datei')]
    .slice(0, longest - end.length)
    .join('')
    .trim()}${end}`;
}
