import { TestBed } from '@angular/core/testing';
import type { ContactPoint } from '@quartiersforum/domain';
import { account, contactPoint, listOf } from '../../../../testing/examples';
import { FlatMaps } from '../../../../testing/flat-map';
import { visit, type Visit } from '../../../../testing/page';
import { MapLibrary } from '../map-library';

const facets = { districts: ['Boy'], providers: [], programmes: [] };
const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const address = '/netzwerk/anlaufstellen?ansicht=karte';

const boy = contactPoint({ name: 'Quartiersbüro Boy', location: at(51.5, 6.96) });
const sameHouse = contactPoint({ name: 'Nachbarschaftstreff', location: at(51.5, 6.96) });
const nextDoor = contactPoint({ name: 'Stadtteiltreff', location: at(51.5, 6.962) });
const far = contactPoint({ name: 'Büro Kirchhellen', location: at(51.6, 6.92) });
const nowhere = contactPoint({ name: 'Mobile Beratung' });

describe('The map of the contact points', () => {
  let maps: FlatMaps;

  beforeEach(() => {
    TestBed.overrideProvider(MapLibrary, { useFactory: () => (maps = new FlatMaps()), deps: [] });
  });

  async function mapPage(...contactPoints: ContactPoint[]): Promise<Visit> {
    const page = await visit(address, account('city'));
    await page.answer('/api/contact-points', { ...listOf(...contactPoints), facets });
    if (contactPoints.some(({ location }) => location !== null))
      await page.answer('/api/map-settings', { styleUrl: null });
    return page;
  }

  const markers = (page: Visit) =>
    [...page.element.querySelectorAll('.marker')].map((one) => one.getAttribute('aria-label'));

  it('has an address, and one click to the list and back, with the same filters', async () => {
    const page = await visit(`${address}&stadtteil=Boy`, account('city'));
    await page.answer('/api/contact-points', { ...listOf(boy), facets });
    await page.click(page.link('Liste'));
    expect(page.address).toBe('/netzwerk/anlaufstellen?stadtteil=Boy');
    expect(page.element.querySelector('table')).toBeTruthy();
    await page.click(page.link('Karte'));
    expect(page.address).toBe('/netzwerk/anlaufstellen?stadtteil=Boy&ansicht=karte');
    expect(page.link('Karte').getAttribute('aria-current')).toBe('page');
  });

  it('is drawn on what the server is set up with, and shows places as buttons with names', async () => {
    const page = await visit(address, account('city'));
    await page.answer('/api/contact-points', { ...listOf(boy, far), facets });
    const styleUrl = 'https://karte.example.org/style.json';
    await page.answer('/api/map-settings', { styleUrl });
    expect(maps.last.options.styleUrl).toBe(styleUrl);
    expect(markers(page)).toEqual(['Quartiersbüro Boy', 'Büro Kirchhellen']);
    expect(await page.findings()).toEqual([]);
  });

  it('lists beside it everything that it shows, and what has no place', async () => {
    const page = await mapPage(boy, nowhere);
    const list = page.element.querySelector('ul.list')?.textContent ?? '';
    expect(list).toContain('Quartiersbüro Boy');
    expect(list).toContain('Mobile Beratung');
    expect(list).toContain('ohne Ort');
    expect(page.text).toContain('Eine Anlaufstelle hat noch keinen Ort');
    expect(markers(page)).toEqual(['Quartiersbüro Boy']);
  });

  it('chooses what is pressed and says which it is', async () => {
    const page = await mapPage(boy, far);
    await page.click(page.button('Büro Kirchhellen'));
    expect(page.button('Büro Kirchhellen').getAttribute('aria-pressed')).toBe('true');
    expect(page.element.querySelector('.chosen')?.textContent).toContain('Büro Kirchhellen');
    expect(page.element.querySelector('[aria-current=true]')?.textContent).toContain('Kirchhellen');
    expect(await page.findings()).toEqual([]);
  });

  it('shows on the map what is asked for in the list', async () => {
    const page = await mapPage(boy, far);
    await page.click(page.button('Büro Kirchhellen auf der Karte zeigen'));
    expect(markers(page)).toEqual(['Büro Kirchhellen']);
    expect(maps.last.view().centre.latitude).toBeCloseTo(51.6);
  });

  it('has one button for places close together, which comes nearer', async () => {
    const page = await mapPage(boy, nextDoor, far);
    expect(markers(page)).toEqual([
      '2 nah beieinander: Quartiersbüro Boy, Stadtteiltreff',
      'Büro Kirchhellen',
    ]);
    await page.click(page.button('2 nah beieinander: Quartiersbüro Boy, Stadtteiltreff'));
    expect(markers(page)).toEqual(['Quartiersbüro Boy', 'Stadtteiltreff']);
  });

  it('has one button for several in one house, which names them all', async () => {
    const page = await mapPage(boy, sameHouse);
    await page.click(page.button('2 an einem Ort: Quartiersbüro Boy, Nachbarschaftstreff'));
    const chosen = page.element.querySelector('.chosen')?.textContent ?? '';
    expect(chosen).toContain('Quartiersbüro Boy');
    expect(chosen).toContain('Nachbarschaftstreff');
  });

  it('comes nearer and goes farther by buttons', async () => {
    const page = await mapPage(boy, far);
    const { zoom } = maps.last.view();
    await page.click(page.button('Näher heran'));
    await page.click(page.button('Näher heran'));
    await page.click(page.button('Weiter weg'));
    expect(maps.last.view().zoom).toBe(zoom + 1);
  });

  it('says when its ground could not be loaded, and keeps the places', async () => {
    const page = await mapPage(boy);
    maps.last.options.failed();
    await page.settle();
    expect(page.text).toContain('Der Hintergrund der Karte konnte nicht geladen werden.');
    expect(markers(page)).toEqual(['Quartiersbüro Boy']);
  });

  it('says whom its ground is owed to, and runs nothing that they wrote', async () => {
    const warning = jest.spyOn(console, 'warn').mockReturnValue(); // Angular's, that it has taken something out
    const page = await mapPage(boy);
    const credit = '© <a href="https://example.org">Stadt</a><img src=x onerror="alert(1)">';
    maps.last.options.credited([credit]);
    await page.settle();
    const shown = page.element.querySelector('.ui-map-credit');
    expect(shown?.textContent).toBe('© Stadt');
    expect(shown?.innerHTML).not.toContain('onerror');
    expect(warning).toHaveBeenCalledTimes(1);
    warning.mockRestore();
  });

  it('says what to do when nobody has set a place yet', async () => {
    const page = await mapPage(nowhere);
    expect(page.text).toContain('Noch kein Ort für die Karte');
    expect(page.element.querySelector('ul.list')?.textContent).toContain('Mobile Beratung');
    expect(await page.findings()).toEqual([]);
    page.http.verify();
  });

  it('gives its memory back when the list is shown again', async () => {
    const page = await mapPage(boy);
    const map = maps.last;
    await page.click(page.link('Liste'));
    expect(map.isRemoved).toBe(true);
  });
});

describe('The map in a browser that cannot draw one', () => {
  it('leaves the list, which says everything', async () => {
    const page = await visit(address, account('reader'));
    await page.answer('/api/contact-points', { ...listOf(boy, far), facets });
    await page.answer('/api/map-settings', { styleUrl: null });
    expect(page.text).toContain('Hier lässt sich keine Karte zeichnen.');
    expect(page.element.querySelector('ul.list')?.textContent).toContain('Büro Kirchhellen');
    expect(page.has('button', 'Näher heran')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });
});
