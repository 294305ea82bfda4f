import { TestBed } from '@angular/core/testing';
import type { Account, ContactPoint } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import { account, contactPoint, listOf } from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const coordinator = account('coordinator');
const addressOf = ({ id }: ContactPoint): string => `/api/contact-points/${id}`;
const facets = { districts: [], providers: [], programmes: [] };
const undoLast = (): void => TestBed.inject(Toaster).toasts().at(-1)?.action?.run();
const name = (id: string, text: string) => ({ id, name: text });

async function shown(as: Account, entry: ContactPoint): Promise<Visit> {
  const page = await visit(`/netzwerk/anlaufstellen/${entry.id}`, as);
  await page.answer(addressOf(entry), entry);
  return page;
}

function peopleOf({ id, name: text }: ContactPoint): Account {
  return account('fieldworker', { contactPoint: name(id, text) });
}

describe('The entry of a contact point', () => {
  it('says what people find there, how it is reached, and whether somebody has confirmed it', async () => {
    const page = await shown(
      account('city'),
      contactPoint({
        offers: 'Beratung\nSprachcafé',
        targetGroups: ['Familien', 'Ältere'],
        openingHours: 'Mo bis Do, 9 bis 16 Uhr',
        contact: {
          address: 'Musterstraße 1\n46236 Bottrop',
          phone: '02041 / 12-345',
          email: 'boy@example.org',
          website: 'https://www.example.org/boy/',
        },
        confirmedOn: '2026-10-05',
      }),
    );
    expect(page.text).toMatch(/Angebote ?Beratung Sprachcafé/);
    expect(page.link('02041 / 12-345').getAttribute('href')).toBe('tel:0204112345');
    expect(page.link('boy@example.org').getAttribute('href')).toBe('mailto:boy@example.org');
    const website = page.element.querySelector<HTMLAnchorElement>('a[target]');
    expect(website?.textContent).toContain('example.org/boy');
    expect(website?.rel).toContain('noopener');
    expect(page.text).toMatch(/Zuletzt bestätigt ?5. Oktober 2026 \(vor 6 Wochen\)/);
    expect(page.has('button', 'Bearbeiten')).toBe(false);
    expect(page.has('a', 'Verlauf')).toBe(true);
    expect(await page.findings()).toEqual([]);
  });

  it('is no more than a name and says so, without asking those who cannot change it', async () => {
    const page = await shown(account('provider'), contactPoint({ confirmedOn: null }));
    expect(page.text).toContain('Dazu steht noch nichts im Register.');
    expect(page.text).toContain('Anschrift, Telefon und E-Mail stehen noch nicht im Register.');
    expect(page.text).toMatch(/Zuletzt bestätigt ?noch nie/);
    expect(page.has('a', 'Verlauf')).toBe(false);
  });

  it('reads again when it is announced, and only then', async () => {
    const entry = contactPoint();
    const page = await shown(coordinator, entry);
    page.realtime.announce('contactPoint.changed', { contactPointId: 'other' });
    await page.settle();
    page.http.expectNone(addressOf(entry));
    page.realtime.announce('contactPoint.changed', { contactPointId: entry.id });
    await page.answer(addressOf(entry), { ...entry, name: 'Quartiersbüro Welheim' });
    expect(page.heading('Quartiersbüro Welheim')).toBeTruthy();
  });

  it('reads again when one that it names is called otherwise', async () => {
    const partner = { kind: 'contactPoint' as const, id: 'partner', name: 'Laden' };
    const entry = contactPoint({ partners: [partner] });
    const page = await shown(coordinator, entry);
    const providerId = entry.providers[0]?.id ?? '';
    page.realtime.announce('organisation.changed', { organisationId: 'other' });
    await page.settle();
    page.http.expectNone(addressOf(entry));
    page.realtime.announce('organisation.changed', { organisationId: providerId });
    await page.answer(addressOf(entry), entry);
    page.realtime.announce('contactPoint.changed', { contactPointId: partner.id });
    await page.answer(addressOf(entry), { ...entry, partners: [{ ...partner, name: 'Café' }] });
    expect(page.text).toContain('Café');
  });
});

describe('The form of a contact point', () => {
  it('gives its own people what they may say about it, and sends only what they changed', async () => {
    const entry = contactPoint({ contact: { ...contactPoint().contact, phone: '02041 1' } });
    const page = await shown(peopleOf(entry), entry);
    await page.click(page.button('Bearbeiten'));
    expect(page.element.querySelector('dialog')?.textContent).not.toContain('Stadtteil');
    page.http.expectNone('/api/organisations');
    await page.type('Zielgruppen', ' Familien \n\nÄltere\nFamilien');
    await page.type('Webseite', 'www.example.org');
    await page.click(page.field('Die Anlaufstelle ist einverstanden'));
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(addressOf(entry), { ...entry, version: 2 }, 'PATCH');
    expect(sent.body).toEqual({
      version: 1,
      targetGroups: ['Familien', 'Ältere'],
      contact: { website: 'https://www.example.org' },
      state: 'released',
    });
    expect(page.element.querySelector('dialog')).toBeNull();
  });

  it('says at the field what is wrong, and sends nothing then', async () => {
    const entry = contactPoint();
    const page = await shown(peopleOf(entry), entry);
    await page.click(page.button('Bearbeiten'));
    await page.type('E-Mail-Adresse', 'boy');
    await page.type('Zielgruppen', 'x'.repeat(101));
    await page.click(page.button('Speichern'));
    expect(page.text).toContain('Bitte geben Sie eine E-Mail-Adresse ein');
    expect(page.text).toContain('Bitte kürzen Sie auf höchstens 100 Zeichen.');
    page.http.expectNone({ method: 'PATCH' });
  });

  it('gives the coordinator all of it, with the order of those who run it', async () => {
    const entry = contactPoint({ providers: [name('a', 'AWO')] });
    const page = await shown(coordinator, entry);
    await page.click(page.button('Bearbeiten'));
    await page.answer('/api/organisations', listOf(name('a', 'AWO'), name('d', 'DRK')));
    await page.answer('/api/contact-points', { ...listOf(entry, contactPoint()), facets });
    await page.type('Träger', 'd');
    await page.click(page.button('Träger hinzufügen'));
    expect(document.activeElement).toBe(page.field('Träger'));
    await page.click(page.button('AWO entfernen'));
    await page.type('Stadtteil', ' ');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(addressOf(entry), { ...entry, version: 2 }, 'PATCH');
    expect(sent.body).toEqual({ version: 1, district: ' ', providerIds: ['d'] });
  });

  it('that somebody else has overtaken keeps the own words and shows theirs', async () => {
    const entry = contactPoint({ offers: 'Beratung' });
    const page = await shown(peopleOf(entry), entry);
    await page.click(page.button('Bearbeiten'));
    await page.type('Angebote', 'Beratung und Sprachcafé');
    await page.click(page.button('Speichern'));
    await page.refuse(addressOf(entry), 409, 'contactPoint.changed', 'PATCH');
    const contact = { ...entry.contact, phone: '02041 2' };
    const now = { ...entry, version: 2, offers: 'Sozialberatung', contact };
    await page.answer(addressOf(entry), now);
    expect(page.text).toMatch(/Jetzt steht dort: ?Angebote ?Sozialberatung ?Telefon ?02041 2/);
    expect(page.field('Angebote').value).toBe('Beratung und Sprachcafé');
    expect(page.field('Telefon').value).toBe('02041 2');
    await page.click(page.button('Speichern'));
    const sent = await page.answer(addressOf(entry), { ...now, version: 3 }, 'PATCH');
    expect(sent.body).toEqual({ version: 2, offers: 'Beratung und Sprachcafé' });
  });

  it('opens by itself where a mail has led to it, and the address forgets it when it is closed', async () => {
    const entry = contactPoint();
    const page = await visit(`/netzwerk/anlaufstellen/${entry.id}?bearbeiten=1`, peopleOf(entry));
    await page.answer(addressOf(entry), entry);
    await page.click(page.button('Abbrechen'));
    expect(page.address).toBe(`/netzwerk/anlaufstellen/${entry.id}`);
    expect(page.element.querySelector('dialog')).toBeNull();
  });
});

describe('A new contact point', () => {
  it('begins with its name beside the list, and goes on on its page', async () => {
    const page = await visit('/netzwerk/anlaufstellen', coordinator);
    await page.answer('/api/contact-points', { ...listOf(), facets });
    await page.click(page.button('Anlaufstelle anlegen'));
    await page.answer('/api/organisations', listOf(name('a', 'AWO')));
    await page.answer('/api/contact-points', { ...listOf(), facets });
    expect(page.element.querySelector('dialog')?.textContent).not.toContain('Öffnungszeiten');
    await page.click(page.button('Anlegen'));
    expect(page.text).toContain('Bitte geben Sie mindestens 2 Zeichen ein.');
    page.http.expectNone({ method: 'POST' });
    await page.type('Name', 'Quartiersbüro Kirchhellen');
    await page.type('Ausrichtung', 'Beratung\n für alle ');
    await page.type('Träger', 'a');
    await page.click(page.button('Träger hinzufügen'));
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Anlegen'));
    const created = contactPoint({ name: 'Quartiersbüro Kirchhellen' });
    const { body } = await page.answer('/api/contact-points', created, 'POST');
    expect(body).toMatchObject({
      name: 'Quartiersbüro Kirchhellen',
      focus: 'Beratung für alle',
      providerIds: ['a'],
      state: 'internal',
    });
    expect(page.address).toBe(`/netzwerk/anlaufstellen/${created.id}`);
  });

  it('is nobody’s to enter but the coordinator’s; others are led to their own entry', async () => {
    const entry = contactPoint();
    const page = await visit('/netzwerk/anlaufstellen', peopleOf(entry));
    await page.answer('/api/contact-points', { ...listOf(entry), facets });
    expect(page.has('button', 'Anlaufstelle anlegen')).toBe(false);
    expect(page.link('Unser Eintrag').pathname).toBe(`/netzwerk/anlaufstellen/${entry.id}`);
  });
});

describe('A contact point that is given up', () => {
  it('is closed from a day on, which can be taken back at once', async () => {
    const entry = contactPoint();
    const page = await shown(coordinator, entry);
    await page.click(page.button('Mehr'));
    await page.click(page.button('Anlaufstelle schließen'));
    await page.type('Geschlossen ab', '2026-11-01');
    expect(await page.findings()).toEqual([]);
    const [, close] = [...page.element.querySelectorAll<HTMLButtonElement>('dialog button')];
    await page.click(close!);
    const closed = { ...entry, version: 2, closedOn: '2026-11-01' };
    const sent = await page.answer(addressOf(entry), closed, 'PATCH');
    expect(sent.body).toEqual({ version: 1, closedOn: '2026-11-01' });
    expect(page.text).toContain('geschlossen seit 1. November 2026');
    undoLast();
    const again = await page.answer(addressOf(entry), { ...entry, version: 3 }, 'PATCH');
    expect(again.body).toEqual({ version: 2, closedOn: null });
    expect(page.text).not.toContain('geschlossen seit');
  });

  it('says that it will be, before that day', async () => {
    const page = await shown(coordinator, contactPoint({ closedOn: '2027-01-01' }));
    expect(page.text).toContain('schließt am 1. Januar 2027');
    await page.click(page.button('Mehr'));
    expect(page.button('Wieder öffnen')).toBeTruthy();
  });
});
