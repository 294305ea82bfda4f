import { TestBed } from '@angular/core/testing';
import { account, listOf } from '../../../testing/examples';
import { visit } from '../../../testing/page';
import { SessionStore } from './session-store';

const noExamples = { exampleAccounts: [], examplePassword: null, hasOidc: false };

describe('A session', () => {
  it('is asked for first, and without one the sign-in page remembers where one wanted to go', async () => {
    const page = await visit('/netzwerk/gremien?von=mail', null);
    await page.refuse('/api/session', 401, 'access.signInRequired');
    expect(page.address).toBe('/anmelden?weiter=%2Fnetzwerk%2Fgremien%3Fvon%3Dmail');
  });

  it('that the server has ended leads to the sign-in page, which says so', async () => {
    const page = await visit('/foerderung', account('city'));
    await page.refuse('/api/contact-points', 401, 'access.signInRequired');
    await page.answer('/api/sign-in-options', noExamples);
    expect(page.address).toBe('/anmelden?weiter=%2Ffoerderung');
    expect(page.text).toContain('Ihre Sitzung ist zu Ende');
  });

  it('hides what the role may not do: no administration for a Träger', async () => {
    const page = await visit('/verwaltung', account('provider'));
    expect(page.heading('Kein Zugriff')).toBeTruthy();
    expect(page.text).toContain('fragen Sie bitte die Quartierskoordination');
    page.http.expectNone((request) => request.url.startsWith('/api/accounts'));
  });

  it('opens the administration for the coordinator', async () => {
    const page = await visit('/verwaltung', account('coordinator'));
    await page.answer('/api/accounts', listOf(account('city', { displayName: 'Sozialamt' })));
    expect(page.address).toBe('/verwaltung/konten');
    expect(page.text).toContain('Sozialamt');
  });

  it('is left for good by signing out, even when the server had already ended it', async () => {
    const page = await visit('/profil', account('fieldworker'));
    await page.click(page.element.querySelector<HTMLElement>('button.me')!);
    await page.click(page.button('Abmelden'));
    await page.refuse('/api/session', 401, 'access.signInRequired', 'DELETE');
    expect(page.address).toBe('/anmelden');
    expect(TestBed.inject(SessionStore).isSignedIn()).toBe(false);
  });
});
