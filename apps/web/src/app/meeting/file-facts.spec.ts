import { fileProblem, sizeText } from './file-facts';

describe('A size', () => {
  it.each([
    [1, '1 kB'],
    [340_000, '332 kB'],
    [1_300_000, '1,2 MB'],
    [20 * 1024 * 1024, '20 MB'],
  ])('of %d bytes reads %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

describe('A file that is to be sent', () => {
  it.each(['Plan.pdf', 'PROTOKOLL.ODT', 'foto.jpeg', 'Liste.final.xlsx'])('may be %s', (name) => {
    expect(fileProblem({ name, size: 1 })).toBeNull();
  });

  it.each([
    ['Programm.exe', 1, 'Diese Art von Datei geht nicht.'],
    ['Makro.docm', 1, 'Diese Art von Datei geht nicht.'],
    ['pdf', 1, 'Diese Art von Datei geht nicht.'],
    ['Plan.pdf', 0, 'Die Datei ist leer.'],
    ['Plan.pdf', 20 * 1024 * 1024 + 1, 'zu groß; höchstens 20 MB'],
  ])('is not %s of %d bytes', (name, size, text) => {
    expect(fileProblem({ name, size })).toContain(text);
  });
});
