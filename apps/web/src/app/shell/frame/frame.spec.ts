import { account, listOf } from '../../../testing/examples';
import { visit } from '../../../testing/page';

describe('The frame', () => {
  it('has the five places and marks the one where one is', async () => {
    const page = await visit('/foerderung', account('city'));
    const places = [...page.element.querySelectorAll('nav[aria-label=Hauptnavigation] a')];
    expect(places.map((place) => place.textContent.trim())).toEqual([
      'Übersicht',
      'Treffen',
      'Leitlinien',
      'Förderung',
      'Netzwerk',
    ]);
    expect(page.element.querySelector('nav a[aria-current=page]')?.textContent.trim()).toBe(
      'Förderung',
    );
    expect(document.title).toBe('Förderung · Quartiersforum');
  });

  it('has a skip link, one main landmark and one heading of the first level', async () => {
    const page = await visit('/foerderung', account('city'));
    await page.answer('/api/contact-points', { ...listOf(), facets: {} });
    expect(page.element.querySelector('ui-skip-link a')?.getAttribute('href')).toBe('#inhalt');
    expect(page.element.querySelectorAll('main#inhalt, h1')).toHaveLength(2);
    expect(await page.findings()).toEqual([]);
  });

  it.each([
    ['coordinator', ['Kalender', 'Profil', 'Benachrichtigungen', 'Verwaltung', 'Abmelden']],
    ['provider', ['Kalender', 'Profil', 'Benachrichtigungen', 'Abmelden']],
    ['reader', ['Kalender', 'Profil', 'Abmelden']],
  ] as const)('offers to a %s in the account menu: %j', async (role, items) => {
    const page = await visit('/profil', account(role));
    await page.click(page.element.querySelector<HTMLElement>('button.me')!);
    const shown = [...page.element.querySelectorAll('[uiMenuItem]')];
    expect(shown.map((item) => item.textContent.trim())).toEqual(items);
  });

  it('says so when the device is offline, and stops when it is back', async () => {
    const page = await visit('/gibt-es-nicht', account('city'));
    expect(page.text).not.toContain('Sie sind offline');
    dispatchEvent(new Event('offline'));
    await page.settle();
    expect(page.text).toContain('Sie sind offline');
    dispatchEvent(new Event('online'));
    await page.settle();
    expect(page.text).not.toContain('Sie sind offline');
  });

  it('says that an address leads nowhere and shows the way back', async () => {
    const page = await visit('/gibt-es-nicht', account('city'));
    expect(page.heading('Seite nicht gefunden')).toBeTruthy();
    expect(page.link('Zur Übersicht').getAttribute('href')).toBe('/');
    expect(await page.findings()).toEqual([]);
  });
});
