import { account, invitation, listOf, mail } from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const coordinator = account('coordinator');

async function at<Item>(place: string, route: string, ...items: Item[]): Promise<Visit> {
  const page = await visit(`/verwaltung/${place}`, coordinator);
  await page.answer(route, listOf(...items));
  return page;
}

describe('The administration of accounts', () => {
  it('says before locking what will happen, and sends the whole change', async () => {
    const other = account('provider', { displayName: 'Vertretung AWO' });
    const page = await at('konten', '/api/accounts', other);
    await page.click(page.button('Konto Vertretung AWO ändern'));
    await page.answer('/api/organisations', listOf());
    await page.answer('/api/contact-points', { ...listOf(), facets: {} });
    const box = page.element.querySelector<HTMLInputElement>('dialog input[type=checkbox]')!;
    await page.click(box);
    expect(page.text).toContain('Die Person wird überall sofort abgemeldet');
    await page.click(page.button('Speichern'));
    const asked = await page.answer(`/api/accounts/${other.id}`, other, 'PATCH');
    expect(asked.body).toEqual({
      displayName: 'Vertretung AWO',
      role: 'provider',
      isDisabled: true,
      organisationId: null,
      contactPointId: null,
    });
  });

  it('says why the last coordinator cannot be changed', async () => {
    const page = await at('konten', '/api/accounts', coordinator);
    await page.click(page.button(`Konto ${coordinator.displayName} ändern`));
    await page.click(page.button('Speichern'));
    await page.refuse(`/api/accounts/${coordinator.id}`, 409, 'account.lastCoordinator', 'PATCH');
    expect(page.text).toContain('Das ist das letzte Konto der Quartierskoordination.');
  });

  it('has no finding of axe', async () => {
    expect(await (await at('konten', '/api/accounts', coordinator)).findings()).toEqual([]);
  });
});

describe('The administration of invitations', () => {
  it('invites with address, name and role', async () => {
    const page = await at('einladungen', '/api/account-invitations');
    expect(page.text).toContain('Noch niemand eingeladen');
    await page.click(page.button('Einladen'));
    await page.type('E-Mail-Adresse', 'keine Adresse');
    const send = [...page.element.querySelectorAll<HTMLButtonElement>('dialog button')].find(
      (button) => button.type === 'submit',
    )!;
    await page.click(send);
    expect(page.text).toContain('Bitte geben Sie eine E-Mail-Adresse ein');
    await page.type('E-Mail-Adresse', 'neu@example.org');
    await page.type('Name', 'Quartiersarbeit Ebel');
    await page.click(send);
    const asked = await page.answer('/api/account-invitations', invitation(), 'POST');
    expect(asked.body).toEqual({
      email: 'neu@example.org',
      displayName: 'Quartiersarbeit Ebel',
      role: 'fieldworker',
      organisationId: null,
      contactPointId: null,
    });
  });

  it('takes an open invitation back only after a question', async () => {
    const open = invitation();
    const page = await at('einladungen', '/api/account-invitations', open);
    await page.click(page.button(`Einladung an ${open.email} zurückziehen`));
    page.http.expectNone(`/api/account-invitations/${open.id}`);
    await page.click(page.button('Zurückziehen'));
    await page.answer(`/api/account-invitations/${open.id}`, null, 'DELETE');
  });

  it('offers nothing to take back once it was accepted', async () => {
    const page = await at(
      'einladungen',
      '/api/account-invitations',
      invitation({ state: 'accepted' }),
    );
    expect(page.text).toContain('angenommen');
    expect(page.has('button', 'Einladung an neu@example.org zurückziehen')).toBe(false);
  });
});

describe('The outbox', () => {
  it('opens a mail with its link, so that the coordinator can pass it on', async () => {
    const page = await at('postausgang', '/api/outbox', mail());
    expect(page.text).toContain('Es ist kein Mailversand eingerichtet.');
    await page.click(page.element.querySelector<HTMLElement>('button.mail')!);
    expect(page.element.querySelector('dialog .link')?.textContent).toBe(
      'http://localhost:3000/einladung/abc',
    );
    expect(page.button('Link kopieren')).toBeTruthy();
    expect(await page.findings()).toEqual([]);
  });

  it('says when there are none', async () => {
    expect((await at('postausgang', '/api/outbox')).text).toContain('Noch keine Mails');
  });
});
