import { TestBed } from '@angular/core/testing';
import type { Account, ContactPoint } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import { account, contactPoint, fundingPhase, listOf } from '../../testing/examples';
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

describe('A funding phase', () => {
  const running = fundingPhase({
    programme: 'Zusammen im Quartier',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    isProvisional: false,
  });
  const entry = contactPoint({ fundingPhases: [running] });

  it('is nobody’s to change but the coordinator’s', async () => {
    const page = await shown(peopleOf(entry), entry);
    expect(page.text).toContain('1. Januar 2026 bis');
    expect(page.has('button', 'Laufzeit eintragen')).toBe(false);
    expect(page.has('button', 'Laufzeit bearbeiten: Zusammen im Quartier')).toBe(false);
  });

  it('that meets another one is a question first', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit eintragen'));
    const programmes = ['Zusammen im Quartier'];
    await page.answer('/api/contact-points', { ...listOf(), facets: { ...facets, programmes } });
    const list = page.field<HTMLInputElement>('Förderzugang').list;
    expect(list?.options[0]?.value).toBe('Zusammen im Quartier');
    await page.type('Förderzugang', 'Heimat');
    await page.click(page.button('Eintragen'));
    expect(page.text).toContain('Bitte füllen Sie dieses Feld aus.');
    await page.type('Beginn', '2026-07-01');
    await page.type('Letzter Tag', '2027-06-30');
    await page.type('Stadt beteiligt sich finanziell', 'no');
    await page.click(page.button('Eintragen'));
    const route = `${addressOf(entry)}/funding-phases`;
    await page.refuse(route, 409, 'fundingPhase.overlaps', 'POST', ['startsOn']);
    expect(page.text).toContain('In dieser Zeit läuft schon etwas');
    expect(page.text).toContain('Zusammen im Quartier, 1. Januar 2026 bis 31. Dezember 2026');
    expect(await page.findings()).toEqual([]);

    await page.type('Beginn', '2026-08-01');
    await page.click(page.button('Eintragen'));
    await page.refuse(route, 409, 'fundingPhase.overlaps', 'POST', ['startsOn']);
    await page.click(page.button('Trotzdem speichern'));
    const { body } = await page.answer(route, fundingPhase(), 'POST');
    expect(body).toMatchObject({
      programme: 'Heimat',
      startsOn: '2026-08-01',
      endsOn: '2027-06-30',
      isPermanent: false,
      hasCityShare: false,
      isOverlapAccepted: true,
    });
    await page.answer(addressOf(entry), entry);
    expect(page.element.querySelector('dialog')).toBeNull();
  });

  it('becomes permanent, and takes its end with it', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit bearbeiten: Zusammen im Quartier'));
    await page.type('Endet', 'permanent');
    await page.click(page.button('Speichern'));
    const route = `/api/funding-phases/${running.id}`;
    const sent = await page.answer(route, running, 'PATCH');
    expect(sent.body).toEqual({
      version: 1,
      isOverlapAccepted: false,
      endsOn: null,
      isPermanent: true,
      isProvisional: false,
    });
    await page.answer(addressOf(entry), entry);
  });

  it('that somebody else has removed cannot be saved, and says so', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit bearbeiten: Zusammen im Quartier'));
    await page.type('Bemerkung', 'Antrag läuft');
    page.realtime.announce('contactPoint.changed', { contactPointId: entry.id });
    await page.answer(addressOf(entry), { ...entry, fundingPhases: [] });
    expect(page.text).toContain('Jemand hat diese Laufzeit inzwischen entfernt.');
    expect(page.has('button', 'Speichern')).toBe(false);
  });

  it('is removed after a question, and comes back with one click', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit entfernen: Zusammen im Quartier'));
    expect(page.text).toContain('Entfernen Sie nur, was falsch eingetragen ist');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Entfernen'));
    const asked = await page.answer(`/api/funding-phases/${running.id}`, null, 'DELETE');
    expect(asked.parameters).toBe('version=1');
    await page.answer(addressOf(entry), { ...entry, fundingPhases: [] });
    expect(page.text).toContain('Keine Förderung eingetragen');
    undoLast();
    const { body } = await page.answer(`${addressOf(entry)}/funding-phases`, running, 'POST');
    expect(body).toMatchObject({ programme: 'Zusammen im Quartier', isOverlapAccepted: true });
    await page.answer(addressOf(entry), entry);
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

describe('The past of a contact point', () => {
  it('says who changed what, from what to what', async () => {
    const entry = contactPoint();
    const page = await visit(`/netzwerk/anlaufstellen/${entry.id}/verlauf`, coordinator);
    await page.answer(addressOf(entry), entry);
    await page.answer(
      `${addressOf(entry)}/history`,
      listOf(
        {
          number: 2,
          at: '2026-11-20T09:00:00Z',
          by: 'Quartiersarbeit Boy',
          reason: 'changed',
          changes: [
            { field: 'contact.phone', subject: null, before: null, after: '02041 1' },
            { field: 'state', subject: null, before: 'internal', after: 'released' },
          ],
        },
        {
          number: 3,
          at: '2026-11-19T09:00:00Z',
          by: null,
          reason: 'imported',
          changes: [
            {
              field: 'fundingPhases.endsOn',
              subject: 'Zusammen im Quartier',
              before: '2026-12-31',
              after: null,
            },
          ],
        },
        { number: 1, at: '2026-11-01T09:00:00Z', by: null, reason: 'recorded', changes: [] },
      ),
    );
    expect(document.title).toBe('Verlauf: Quartiersbüro Boy · Quartiersforum');
    expect(page.text).toMatch(/Fr, 20. November 2026, 10:00 Uhr von Quartiersarbeit Boy/);
    expect(page.text).toMatch(/Telefon ?jetzt: 02041 1/);
    expect(page.text).toMatch(/Sichtbarkeit ?vorher: nur im Netzwerk/);
    expect(page.heading('Zusammen im Quartier')).toBeTruthy();
    expect(page.text).toMatch(/Letzter Tag ?vorher: 31. Dezember 2026 ?jetzt: keine Angabe/);
    expect(page.text).toContain('So stand es, als der Verlauf begann');
    expect(await page.findings()).toEqual([]);
    await page.click(page.link('Stand an diesem Tag, Fr, 20. November 2026, 10:00 Uhr'));
    expect(page.address).toBe(`/netzwerk/anlaufstellen/${entry.id}?stand=2026-11-20`);
  });

  it('is read as it was on a day, clearly marked and not to be changed', async () => {
    const entry = contactPoint();
    const page = await visit(`/netzwerk/anlaufstellen/${entry.id}?stand=2026-11-01`, coordinator);
    await page.answer(`${addressOf(entry)}?asOf=2026-11-01`, { ...entry, name: 'Alter Name' });
    await page.answer(addressOf(entry), entry);
    expect(page.heading('Alter Name')).toBeTruthy();
    expect(page.text).toContain('Stand am 1. November 2026');
    expect(page.has('button', 'Bearbeiten')).toBe(false);
    expect(page.has('button', 'Laufzeit eintragen')).toBe(false);
    expect(await page.findings()).toEqual([]);
    await page.click(page.link('Zum heutigen Stand'));
    expect(page.address).toBe(`/netzwerk/anlaufstellen/${entry.id}`);
    expect(page.button('Bearbeiten')).toBeTruthy();
  });

  it('that nobody has recorded is said to be so, with another day to choose', async () => {
    const entry = contactPoint();
    const page = await visit(`/netzwerk/anlaufstellen/${entry.id}?stand=2019-01-01`, coordinator);
    await page.refuse(`${addressOf(entry)}?asOf=2019-01-01`, 404, 'register.notYet');
    await page.answer(addressOf(entry), entry);
    expect(page.has('button', 'Erneut versuchen')).toBe(false);
    expect(page.text).not.toContain('Hier steht, was das Register');
    expect(page.heading('Quartiersbüro Boy')).toBeTruthy();
    await page.type('Anderer Tag', '2026-11-02');
    await page.click(page.button('Ansehen'));
    expect(page.address).toBe(`/netzwerk/anlaufstellen/${entry.id}?stand=2026-11-02`);
  });
});
