import { crc32, deflateSync } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

/** A zip archive of these files, as programs write it: each deflated or not, and a directory at the end. */
export function zip(files: Readonly<Record<string, string>>): Bytes {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    entries.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, place, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return bytes(Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]));
}

/** A document of an office program whose main part has this content type. */
function ooxml(part: string, contentType: string): Bytes {
  return zip({
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${contentType}"/></Types>`,
    [part]: '<?xml version="1.0"?><document/>',
  });
}

const odf = (kind: string): Bytes =>
  zip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<office/>' });
const office = 'application/vnd.openxmlformats-officedocument';

export const docx = ooxml('word/document.xml', `${office}.wordprocessingml.document.main+xml`);
export const xlsx = ooxml('xl/workbook.xml', `${office}.spreadsheetml.sheet.main+xml`);
export const pptx = ooxml('ppt/presentation.xml', `${office}.presentationml.presentation.main+xml`);
export const docxWithMacros = ooxml(
  'word/document.xml',
  'application/vnd.ms-word.document.macroEnabled.main+xml',
);
export const odt = odf('text');
export const ods = odf('spreadsheet');
export const odp = odf('presentation');

export const pdf = text(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`);

/** One grey pixel. */
export const png = bytes(
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
export const gif = bytes(Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'));
export const jpeg = bytes(Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'));
export const webp = bytes(
  Buffer.concat([Buffer.from('RIFF\u001a\u0000\u0000\u0000WEBPVP8L'), Buffer.alloc(14)]),
);

export function text(content: string): Bytes {
  return bytes(Buffer.from(content));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

function bytes(buffer: Buffer): Bytes {
  return new Uint8Array(buffer);
}
