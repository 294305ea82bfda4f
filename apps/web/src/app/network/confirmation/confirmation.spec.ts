import type { ConfirmationView, StaleContactPoint } from '@quartiersforum/domain';
import { account, contactPoint, fundingPhase, id, listOf } from '../../../testing/examples';
import { visit, type Visit } from '../../../testing/page';

const token = 'a-token';
const path = `/api/confirmations/${token}`;

function view(
  change: Partial<ConfirmationView> = {},
  entry: Partial<ConfirmationView['contactPoint']> = {},
): ConfirmationView {
  return {
    contactPoint: { ...contactPoint(), ...entry },
    askedOn: '2026-10-05',
    isConfirmed: false,
    ...change,
  };
}

async function confirmationPage(shown: ConfirmationView): Promise<Visit> {
  const page = await visit(`/bestaetigen/${token}`, null);
  await page.answer(path, shown);
  return page;
}

describe('The page behind the link of the quarterly mail', () => {
  it('shows the entry without a sign-in, with what is missing', async () => {
    const page = await confirmationPage(
      view({}, { openingHours: 'Mo 9 bis 12 Uhr\nMi 14 bis 17 Uhr', targetGroups: ['Familien'] }),
    );
    expect(page.heading('Stimmt Ihr Eintrag noch?')).toBeTruthy();
    expect(page.text).toContain('Quartiersbüro Boy');
    expect(page.text).toContain('ÖffnungszeitenMo 9 bis 12 Uhr Mi 14 bis 17 Uhr');
    expect(page.text).toContain('ZielgruppenFamilien');
    expect(page.text).toContain('Telefonkeine Angabe');
    expect(page.text).toContain('Städtebauförderung, vorerst bis 31. Dezember 2027');
    expect(await page.findings()).toEqual([]);
    page.http.verify();
  });

  it.each([
    [fundingPhase({ isPermanent: true, endsOn: null }), 'Städtebauförderung, dauerhaft'],
    [fundingPhase({ programme: null, endsOn: null }), 'nicht angegeben, Ende nicht angegeben'],
  ])('says how long it is funded', async (phase, text) => {
    const page = await confirmationPage(view({}, { fundingPhases: [phase] }));
    expect(page.text).toContain(text);
  });

  it('confirms with one click, thanks, and keeps the focus', async () => {
    const page = await confirmationPage(view());
    await page.click(page.button('Stimmt noch'));
    const asked = await page.answer(
      path,
      view({ isConfirmed: true }, { confirmedOn: '2026-11-22' }),
      'POST',
    );
    expect(asked.body).toEqual({});
    expect(page.text).toContain('Danke, Ihr Eintrag ist bestätigt.');
    expect(page.text).toContain('zuletzt bestätigt am 22. November 2026');
    expect(page.has('button', 'Stimmt noch')).toBe(false);
    expect(document.activeElement?.textContent).toContain('Danke');
    expect(await page.findings()).toEqual([]);
  });

  it('leads to the form of the entry when something has changed', async () => {
    const shown = view();
    const page = await confirmationPage(shown);
    expect(page.link('Etwas hat sich geändert').getAttribute('href')).toBe(
      `/netzwerk/anlaufstellen/${shown.contactPoint.id}?bearbeiten=ja`,
    );
  });

  it('asks nothing when somebody has confirmed already', async () => {
    const page = await confirmationPage(view({ isConfirmed: true }, { confirmedOn: '2026-10-06' }));
    expect(page.text).toContain('Dieser Eintrag ist schon bestätigt. Zuletzt am 6. Oktober 2026.');
    expect(page.has('button', 'Stimmt noch')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('says why a confirmation did not arrive, and can be pressed again', async () => {
    const page = await confirmationPage(view());
    await page.click(page.button('Stimmt noch'));
    await page.refuse(path, 503, 'server.unavailable', 'POST');
    expect(page.text).toContain('Der Server ist gerade nicht erreichbar.');
    await page.click(page.button('Stimmt noch'));
    await page.answer(path, view({ isConfirmed: true }, { confirmedOn: '2026-11-22' }), 'POST');
    expect(page.text).toContain('Danke');
  });

  it.each([
    [404, 'confirmation.notFound', 'Dieser Link stimmt nicht.'],
    [410, 'confirmation.expired', 'Dieser Link gilt nicht mehr.'],
  ] as const)(
    'with a link that is worth nothing (%i) says what to do',
    async (status, code, text) => {
      const page = await visit(`/bestaetigen/${token}`, null);
      await page.refuse(path, status, code);
      expect(page.text).toContain(text);
      expect(page.link('anmelden').getAttribute('href')).toBe('/anmelden');
      expect(await page.findings()).toEqual([]);
    },
  );

  it('without a connection offers a second try', async () => {
    const page = await visit(`/bestaetigen/${token}`, null);
    await page.cutOff(path);
    await page.click(page.button('Erneut versuchen'));
    await page.answer(path, view());
    expect(page.has('button', 'Stimmt noch')).toBe(true);
  });
});

describe('On the page of a contact point', () => {
  const place = contactPoint({ confirmedOn: '2026-05-04' });

  async function placePage(as: Parameters<typeof visit>[1], shown = place): Promise<Visit> {
    const page = await visit(`/netzwerk/anlaufstellen/${shown.id}`, as);
    await page.answer(`/api/contact-points/${shown.id}`, shown);
    return page;
  }
  const own = (role: 'fieldworker') =>
    account(role, { contactPoint: { id: place.id, name: place.name } });

  it('its own people see when it was confirmed, and say that it still holds', async () => {
    const page = await placePage(own('fieldworker'));
    expect(page.text).toContain('Zuletzt bestätigt am 4. Mai 2026, vor 6 Monaten.');
    expect(page.text).toContain('lange nicht bestätigt');
    expect(page.has('button', `Um Bestätigung bitten: ${place.name}`)).toBe(false);
    await page.click(page.button('Stimmt noch'));
    await page.answer(
      `/api/contact-points/${place.id}/confirm`,
      { contactPointId: place.id, confirmedOn: '2026-11-22' },
      'POST',
    );
    expect(page.text).toContain('Zuletzt bestätigt am 22. November 2026, heute.');
    expect(page.text).not.toContain('lange nicht bestätigt');
    expect(page.has('button', 'Stimmt noch')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('others see when, and have no button', async () => {
    const page = await placePage(account('provider'));
    expect(page.text).toContain('4. Mai 2026');
    expect(page.has('button', 'Stimmt noch')).toBe(false);
    expect(page.text).not.toContain('Stimmt der Eintrag noch?');
  });

  it('the coordinator asks by mail, and hears why not', async () => {
    const page = await placePage(account('coordinator'));
    const ask = page.button(`Um Bestätigung bitten: ${place.name}`);
    const requests = `/api/contact-points/${place.id}/confirmation-requests`;
    await page.click(ask);
    await page.refuse(requests, 422, 'confirmation.nobodyToAsk', 'POST');
    expect(page.text).toContain('Dort ist keine Adresse bekannt.');
    await page.click(ask);
    const asked = await page.answer(requests, { askedOn: '2026-11-22', recipients: 2 }, 'POST');
    expect(asked.body).toEqual({});
    expect(page.text).toContain('Die Bitte ist unterwegs, an 2 Adressen.');
  });

  it('that is closed nobody is asked to confirm', async () => {
    const page = await placePage(
      account('coordinator'),
      contactPoint({ closedOn: '2026-01-01', confirmedOn: null }),
    );
    expect(page.has('button', 'Stimmt noch')).toBe(false);
    expect(page.text).not.toContain('Stimmt der Eintrag noch?');
  });
});

describe('The list of what nobody has confirmed for long', () => {
  const stale = (change: Partial<StaleContactPoint> = {}): StaleContactPoint => ({
    ...{ id: id(), name: 'Quartiersbüro Boy', confirmedOn: null, askedOn: null, recipients: 1 },
    ...change,
  });
  const list = '/api/stale-contact-points';

  it('says when each was confirmed and asked, and asks again where somebody can be', async () => {
    const boy = stale({ confirmedOn: '2026-05-04', askedOn: '2026-10-05' });
    const page = await visit('/netzwerk/bestaetigungen', account('coordinator'));
    await page.answer(
      list,
      listOf(
        boy,
        stale({ name: 'Ebel', askedOn: '2026-11-22' }),
        stale({ name: 'Welheim', recipients: 0 }),
      ),
    );
    expect(page.text).toContain('3 Anlaufstellen');
    expect(page.text).toContain('4. Mai 2026');
    expect(page.text).toContain('heute gefragt');
    expect(page.text).toContain('keine Adresse bekannt');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Erneut bitten: Quartiersbüro Boy'));
    await page.answer(
      `/api/contact-points/${boy.id}/confirmation-requests`,
      { askedOn: '2026-11-22', recipients: 1 },
      'POST',
    );
    await page.answer(list, listOf({ ...boy, askedOn: '2026-11-22' }));
    expect(page.has('button', 'Erneut bitten: Quartiersbüro Boy')).toBe(false);
  });

  it('is empty when all is well', async () => {
    const page = await visit('/netzwerk/bestaetigungen', account('coordinator'));
    await page.answer(list, listOf());
    expect(page.text).toContain('Alles bestätigt');
    expect(await page.findings()).toEqual([]);
  });

  it('follows confirmations that come in', async () => {
    const page = await visit('/netzwerk/bestaetigungen', account('coordinator'));
    await page.answer(list, listOf(stale()));
    page.realtime.announce('contactPoint.changed', { contactPointId: id() });
    await page.answer(list, listOf());
    expect(page.text).toContain('Alles bestätigt');
  });

  it('says what happened when it cannot be read', async () => {
    const page = await visit('/netzwerk/bestaetigungen', account('coordinator'));
    await page.cutOff(list);
    await page.click(page.button('Erneut versuchen'));
    await page.answer(list, listOf(stale()));
    expect(page.text).toContain('1 Anlaufstelle');
  });

  it('is the coordinator’s alone', async () => {
    const page = await visit('/netzwerk/bestaetigungen', account('city'));
    expect(page.address).not.toBe('/netzwerk/bestaetigungen');
  });
});
