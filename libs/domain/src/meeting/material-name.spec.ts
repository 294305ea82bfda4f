import fc from 'fast-check';
import { materialMediaTypes } from './material-limits';
import { materialFileName } from './material-name';

describe('the name of a file', () => {
  it.each([
    ['Protokoll März.pdf', 'Protokoll März.pdf'],
    ['Einladung.PDF', 'Einladung.pdf'],
    ['rechnung.exe', 'rechnung.exe.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\x\\Plan.pdf', 'Plan.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['a"b<c>.pdf', 'a-b-c-.pdf'],
    ['fdp\u200f.exe', 'fdp.exe.pdf'],
    ['con.pdf', '_con.pdf'],
    ['...', 'Datei.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['Quartiersbu\u0308ro.pdf', 'Quartiersbüro.pdf'],
  ])('%j is kept as %j', (name, kept) => {
    expect(materialFileName(name, 'application/pdf')).toBe(kept);
  });

  it('leaves a second ending that fits the content', () => {
    expect(materialFileName('Foto.jpeg', 'image/jpeg')).toBe('Foto.jpeg');
    expect(materialFileName('Foto.png', 'image/jpeg')).toBe('Foto.png.jpg');
  });

  it('is a name for every file system, whatever comes, and stays as it is when given again', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, fc.constantFrom(...materialMediaTypes), (name, mediaType) => {
        const kept = materialFileName(name.toWellFormed(), mediaType);
        expect(kept).toMatch(/^[^/\\<>:"|?*.\s][^/\\<>:"|?*]*\.[a-z]{3,4}$/u);
        expect([...kept].length).toBeLessThanOrEqual(200);
        expect(materialFileName(kept, mediaType)).toBe(kept);
      }),
    );
  });
});
