import { account } from '../../testing/examples';
import { visit } from '../../testing/page';

const token = 'T'.repeat(43);

describe('An invitation link', () => {
  it('shows whom it is for, and makes an account that is signed in at once', async () => {
    const page = await visit(`/einladung/${token}`, null);
    const asked = await page.answer(
      '/api/account-invitations/lookup',
      { email: 'neu@example.org', displayName: 'Quartiersarbeit Ebel', role: 'fieldworker' },
      'POST',
    );
    expect(asked.body).toEqual({ token });
    expect(page.text).toContain('neu@example.org');
    expect(page.field('Name').value).toBe('Quartiersarbeit Ebel');
    await page.type('Passwort', 'kurz');
    await page.click(page.button('Konto einrichten'));
    expect(page.text).toContain('Bitte geben Sie mindestens 12 Zeichen ein.');
    await page.type('Passwort', 'sieben bunte Häuser');
    await page.click(page.button('Konto einrichten'));
    const accepted = await page.answer(
      '/api/account-invitations/accept',
      { account: account('fieldworker'), expiresAt: '2027-01-01T00:00:00Z' },
      'POST',
    );
    expect(accepted.body).toEqual({
      token,
      displayName: 'Quartiersarbeit Ebel',
      password: 'sieben bunte Häuser',
    });
    expect(page.address).toBe('/');
  });

  it('that is used up says what to do', async () => {
    const page = await visit(`/einladung/${token}`, null);
    await page.refuse('/api/account-invitations/lookup', 410, 'invitation.notUsable', 'POST');
    expect(page.text).toContain(
      'Bitte lassen Sie sich von der Quartierskoordination neu einladen.',
    );
    expect(await page.findings()).toEqual([]);
  });
});

describe('A forgotten password', () => {
  it('gets the same answer whether the address is known or not', async () => {
    const page = await visit('/passwort-vergessen', null);
    await page.type('E-Mail-Adresse', 'wer@example.org');
    await page.click(page.button('Link anfordern'));
    await page.answer('/api/password-resets', null, 'POST');
    expect(page.text).toContain('Wenn es zu wer@example.org ein Konto gibt');
    expect(await page.findings()).toEqual([]);
  });

  it('is replaced with the link, and the sign-in page follows', async () => {
    const page = await visit(`/passwort/${token}`, null);
    await page.type('Neues Passwort', 'sieben bunte Häuser');
    await page.click(page.button('Passwort setzen'));
    const asked = await page.answer('/api/password-resets/accept', null, 'POST');
    expect(asked.body).toEqual({ token, password: 'sieben bunte Häuser' });
    expect(page.address).toBe('/anmelden');
  });

  it('offers a new link when the old one is used up', async () => {
    const page = await visit(`/passwort/${token}`, null);
    await page.type('Neues Passwort', 'sieben bunte Häuser');
    await page.click(page.button('Passwort setzen'));
    await page.refuse('/api/password-resets/accept', 410, 'passwordReset.notUsable', 'POST');
    expect(page.link('Neuen Link anfordern').getAttribute('href')).toBe('/passwort-vergessen');
  });
});
