import { account } from '../../../testing/examples';
import { visit, type Visit } from '../../../testing/page';

const examples = {
  exampleAccounts: [
    {
      email: 'koordination@example.org',
      displayName: 'Quartierskoordination',
      role: 'coordinator',
    },
  ],
  examplePassword: 'quartier-2026',
  hasOidc: true,
};

async function signInPage(address = '/anmelden'): Promise<Visit> {
  const page = await visit(address, null);
  await page.answer('/api/sign-in-options', examples);
  return page;
}

describe('The sign-in page', () => {
  it('asks for both fields in German before it asks the server', async () => {
    const page = await signInPage();
    await page.click(page.button('Anmelden'));
    expect(page.text).toContain('Bitte füllen Sie dieses Feld aus.');
    expect(page.field('E-Mail-Adresse').getAttribute('aria-invalid')).toBe('true');
    page.http.expectNone('/api/session');
  });

  it('says that address or password is wrong, without saying which', async () => {
    const page = await signInPage();
    await page.type('E-Mail-Adresse', 'wer@example.org');
    await page.type('Passwort', 'falsch');
    await page.click(page.button('Anmelden'));
    await page.refuse('/api/session', 401, 'session.credentialsWrong', 'POST');
    expect(page.element.querySelector('[role=alert]')?.textContent).toContain(
      'E-Mail-Adresse oder Passwort stimmt nicht.',
    );
  });

  it('lets in with one click as an example account, and goes to where one wanted', async () => {
    const page = await signInPage('/anmelden?weiter=%2Fprofil');
    await page.click(page.element.querySelector<HTMLElement>('app-example-accounts button')!);
    const asked = await page.answer(
      '/api/session',
      { account: account('coordinator'), expiresAt: '2027-01-01T00:00:00Z' },
      'POST',
    );
    expect(asked.body).toEqual({ email: 'koordination@example.org', password: 'quartier-2026' });
    expect(page.address).toBe('/profil');
  });

  it('does not leave the site after signing in', async () => {
    const page = await signInPage('/anmelden?weiter=%2F%2Felsewhere.example');
    const link = page.link('Mit dem Konto der Stadt anmelden');
    expect(link.getAttribute('href')).toBe('/api/oidc/sign-in?returnTo=%2F');
  });

  it('says when the way through the identity provider failed', async () => {
    const page = await signInPage('/anmelden?problem=oidc.failed');
    expect(page.text).toContain('Die Anmeldung über die Stadt hat nicht geklappt.');
  });

  it('has no finding of axe', async () => {
    expect(await (await signInPage()).findings()).toEqual([]);
  });
});
