const namespaces = [
  ['office', 'office'],
  ['table', 'table'],
  ['text', 'text'],
  ['style', 'style'],
  ['fo', 'xsl-fo-compatible'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const styles = `<office:automatic-styles>
<style:style style:name="column" style:family="table-column"><style:table-column-properties style:column-width="5cm"/></style:style>
<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>`;

/** `content.xml` with one sheet of text cells: no number and no date, so that no program shows them in a way of its own. */
export function sheetXml(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${namespaces} office:version="1.3">
${styles}
<office:body><office:spreadsheet><table:table table:name="${escaped(name)}">
<table:table-column table:style-name="column" table:number-columns-repeated="${headings.length}"/>
<table:table-header-rows>${rowXml(headings, ' table:style-name="heading"')}</table:table-header-rows>
${rows.map((cells) => rowXml(cells)).join('\n')}
</table:table></office:spreadsheet></office:body>
</office:document-content>`;
}

/** Source: OpenDocument 1.3, part 2 (packages), 3.2. */
export function manifestXml(mediaType: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaType}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>`;
}

function rowXml(cells: readonly string[], style = ''): string {
  return `<table:table-row>${cells.map((text) => cellXml(text, style)).join('')}</table:table-row>`;
}

/** Each line a paragraph; a single one that is not last would otherwise be read as a space. */
function cellXml(text: string, style: string): string {
  if (text === '') return '<table:table-cell/>';
  const lines = text.split('\n').map((line) => `<text:p>${lineXml(line)}</text:p>`);
  return `<table:table-cell office:value-type="string"${style}>${lines.join('')}</table:table-cell>`;
}

/** Tabs and all spaces but one between words have elements of their own: plain ones would be collapsed. */
function lineXml(line: string): string {
  return escaped(line)
    .replace(/^ +| {2,}| +$/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replace(/\t/g, '<text:tab/>');
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
