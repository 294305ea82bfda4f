import type { Material } from '@quartiersforum/domain';
import { materialBytes, materialEndings } from '@quartiersforum/domain/rules';

type MediaType = NonNullable<Material['mediaType']>;

/** How people call a file of this type. */
export const mediaTypeNames: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.oasis.opendocument.text': 'Textdokument',
  'application/vnd.oasis.opendocument.spreadsheet': 'Tabelle',
  'application/vnd.oasis.opendocument.presentation': 'Präsentation',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Textdokument',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Tabelle',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'Präsentation',
  'image/png': 'Bild',
  'image/jpeg': 'Bild',
  'image/webp': 'Bild',
  'image/gif': 'Bild',
};

const endings = Object.values(materialEndings).flat();
/** For the file dialog of the browser. */
export const acceptedEndings = endings.map((ending) => `.${ending}`).join(',');

const sizes = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 });

/** "340 kB", "1,2 MB". */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000
    ? `${Math.max(1, Math.round(kilobytes))} kB`
    : `${sizes.format(kilobytes / 1024)} MB`;
}

/** Why the file would be refused, before it is sent; null when nothing speaks against it. The server looks at the content. */
export function fileProblem({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (size === 0) return 'Die Datei ist leer.';
  if (size > materialBytes)
    return `Die Datei ist mit ${sizeText(size)} zu groß; höchstens ${sizeText(materialBytes)} gehen.`;
  const isKnown = endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
  return isKnown
    ? null
    : 'Diese Art von Datei geht nicht. Möglich sind PDF, Dokumente aus LibreOffice und Microsoft Office und Bilder.';
}
