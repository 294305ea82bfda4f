import {
  account,
  body,
  contactPoint,
  fundingPhase,
  listOf,
  membership,
} from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const facets = {
  districts: ['Batenbrock', 'Boy'],
  providers: [],
  programmes: ['Städtebauförderung'],
};

describe('The register of contact points', () => {
  it('asks for what the address says', async () => {
    const page = await visit(
      '/netzwerk/anlaufstellen?suche=b%C3%BCro&stadtteil=Boy&endetVor=2027-12-31',
      account('city'),
    );
    const asked = await page.answer('/api/contact-points', { ...listOf(contactPoint()), facets });
    expect(asked.parameters).toBe('limit=200&search=b%C3%BCro&district=Boy&endsBefore=2027-12-31');
    expect(page.text).toContain('1 Anlaufstelle');
    expect(page.field<HTMLSelectElement>('Stadtteil').value).toBe('Boy');
  });

  it('can be narrowed by the coordinator to what nobody has confirmed for long', async () => {
    const page = await visit('/netzwerk/anlaufstellen?stadtteil=Boy', account('coordinator'));
    await page.answer('/api/contact-points', { ...listOf(contactPoint()), facets });
    await page.click(page.link('Lange nicht bestätigte zeigen'));
    expect(page.address).toBe('/netzwerk/anlaufstellen?stadtteil=Boy&bestaetigt=lange-nicht');
    const asked = await page.answer('/api/contact-points', { ...listOf(), facets });
    expect(asked.parameters).toContain('isStale=true');
    await page.click(page.link('Auch bestätigte zeigen'));
    expect(page.address).toBe('/netzwerk/anlaufstellen?stadtteil=Boy');
  });

  it('keeps the old list while the filtered one is on its way', async () => {
    const page = await visit('/netzwerk/anlaufstellen', account('city'));
    await page.answer('/api/contact-points', { ...listOf(contactPoint()), facets });
    await page.type('Stadtteil', 'Batenbrock');
    expect(page.address).toBe('/netzwerk/anlaufstellen?stadtteil=Batenbrock');
    expect(page.text).toContain('Quartiersbüro Boy');
    await page.answer('/api/contact-points', { ...listOf(), facets });
    expect(page.text).toContain('Keine Anlaufstelle passt dazu');
    await page.click(page.button('Filter zurücksetzen'));
    expect(page.address).toBe('/netzwerk/anlaufstellen');
  });

  it('says what happened when it cannot be read, and tries again', async () => {
    const page = await visit('/netzwerk/anlaufstellen', account('city'));
    await page.cutOff('/api/contact-points');
    expect(page.element.querySelector('[role=alert]')?.textContent).toContain(
      'Keine Verbindung zum Server.',
    );
    await page.click(page.button('Erneut versuchen'));
    await page.answer('/api/contact-points', { ...listOf(contactPoint()), facets });
    expect(page.text).toContain('Quartiersbüro Boy');
  });

  it('shows a blank as a blank and a permanent funding as one', async () => {
    const page = await visit('/netzwerk/anlaufstellen', account('city'));
    await page.answer('/api/contact-points', {
      ...listOf(
        contactPoint({ fundingPhases: [fundingPhase({ endsOn: null, isProvisional: false })] }),
        contactPoint({ fundingPhases: [fundingPhase({ endsOn: null, isPermanent: true })] }),
      ),
      facets,
    });
    expect(page.text).toContain('keine Angabe');
    expect(page.text).toContain('dauerhaft');
    expect(await page.findings()).toEqual([]);
  });

  it('gives a reader the contact points and nothing else of the network', async () => {
    const page = await visit('/netzwerk', account('reader'));
    await page.answer('/api/contact-points', { ...listOf(), facets });
    const tabs = [...page.element.querySelectorAll('nav[uiTabNav] a')].map(
      (tab) => tab.textContent,
    );
    expect(tabs).toEqual(['Anlaufstellen']);
    expect(page.text).toContain('Sobald Anlaufstellen für Sie freigegeben sind');
  });
});

describe('The page of a contact point', () => {
  it('shows the wording of the register beside the date', async () => {
    const shown = contactPoint();
    const page = await visit(`/netzwerk/anlaufstellen/${shown.id}`, account('fieldworker'));
    await page.answer(`/api/contact-points/${shown.id}`, shown);
    expect(page.heading('Quartiersbüro Boy')).toBeTruthy();
    expect(page.text).toContain('31. Dezember 2027');
    expect(page.text).toContain('Im Register: „vorerst bis 12/27“');
    expect(page.text).toContain('Finanzielle Beteiligung der Stadt: keine Angabe');
    expect(document.title).toBe('Quartiersbüro Boy · Quartiersforum');
    expect(await page.findings()).toEqual([]);
  });

  it('that does not exist says so and offers no second try', async () => {
    const page = await visit('/netzwerk/anlaufstellen/nichts', account('fieldworker'));
    await page.refuse('/api/contact-points/nichts', 404, 'contactPoint.notFound');
    expect(page.text).toContain('Nicht gefunden');
    expect(page.has('button', 'Erneut versuchen')).toBe(false);
  });
});

describe('The page of a body', () => {
  const drk = membership();
  const shown = body({ memberships: [drk, membership({ validTo: '2021-01-31' })] });

  async function bodyPage(role: 'coordinator' | 'provider'): Promise<Visit> {
    const page = await visit(`/netzwerk/gremien/${shown.id}`, account(role));
    await page.answer(`/api/bodies/${shown.id}`, shown);
    return page;
  }

  it('shows who is a member, and apart from them who was', async () => {
    const page = await bodyPage('provider');
    expect(page.text).toContain('seit 1. Mai 2020');
    expect(page.text).toContain('1. Mai 2020 bis 31. Januar 2021');
    expect(page.has('button', 'Mitglied aufnehmen')).toBe(false);
    expect(page.has('button', 'Mitgliedschaft von DRK beenden')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('lets the coordinator take somebody in, from a day on', async () => {
    const page = await bodyPage('coordinator');
    await page.click(page.button('Mitglied aufnehmen'));
    await page.answer('/api/organisations', listOf({ id: drk.member.id, name: 'AWO' }));
    await page.type('Name', drk.member.id);
    await page.type('Mitglied ab', '2026-12-01');
    await page.click(page.button('Aufnehmen'));
    const asked = await page.answer(`/api/bodies/${shown.id}/memberships`, drk, 'POST');
    expect(asked.body).toEqual({
      memberKind: 'organisation',
      memberId: drk.member.id,
      isDeputy: false,
      validFrom: '2026-12-01',
    });
    await page.answer(`/api/bodies/${shown.id}`, shown);
  });

  it('lets the coordinator end a membership with its last day, and shows a refusal in the dialog', async () => {
    const page = await bodyPage('coordinator');
    await page.click(page.button('Mitgliedschaft von DRK beenden'));
    await page.type('Letzter Tag', '2026-12-31');
    await page.click(page.button('Beenden'));
    await page.refuse(`/api/memberships/${drk.id}`, 422, 'membership.datesReversed', 'PATCH');
    expect(page.text).toContain('Das Ende liegt vor dem Beginn.');
    await page.click(page.button('Beenden'));
    const asked = await page.answer(`/api/memberships/${drk.id}`, drk, 'PATCH');
    expect(asked.body).toEqual({ validTo: '2026-12-31' });
  });
});
