import type { CurrentSession, Problem } from '@quartiersforum/domain';
import { createAgent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { Browser } from '../support/browser';
import {
  type Identity,
  type IdentityProvider,
  startIdentityProvider,
} from '../support/identity-provider';
import { createAccount } from '../support/test-account';

const identities = new Map<string, Identity>();
let provider: IdentityProvider;
let app: TestApp;
beforeAll(async () => {
  // The provider warns at length that a spec is no production.
  for (const level of ['info', 'warn'] as const) jest.spyOn(console, level).mockReturnValue();
  provider = await startIdentityProvider(identities);
  app = await startTestApp({ environment: provider.environment });
  provider.knowApplication(app.url);
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

/** Walks through the provider's own pages with this login name, as far as back into the application. */
async function walk(browser: Browser, login: string, returnTo = '/leitlinien'): Promise<URL> {
  const isBack = (url: URL) => url.origin === app.url && !url.pathname.startsWith('/api/');
  const begin = `${app.url}/api/oidc/sign-in?${new URLSearchParams({ returnTo }).toString()}`;
  let page = await browser.open(begin, { stopAt: isBack });
  while (page.url.origin === provider.issuer && page.status === 200) {
    const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const prompt = /name="prompt" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const form = { prompt, login, password: 'any' };
    page = await browser.open(new URL(action, page.url).href, { form, stopAt: isBack });
  }
  return page.url;
}

async function whoIs(browser: Browser): Promise<CurrentSession | Problem> {
  const agent = createAgent(app, null);
  agent.cookie = browser.cookie(app.url);
  return (await agent.get<CurrentSession | Problem>('/api/session')).body;
}

describe('sign-in through the identity provider', () => {
  it('opens the account with the verified address, and leads back to the page', async () => {
    const account = await createAccount(app.dataSource, 'city');
    identities.set('stadt', { email: account.email.toUpperCase(), isVerified: true });
    const browser = new Browser();
    const page = await walk(browser, 'stadt');
    expect(page.pathname).toBe('/leitlinien');
    expect(await whoIs(browser)).toMatchObject({ account: { id: account.accountId } });
  });

  it('knows the person again after the address has changed at the provider', async () => {
    const account = await createAccount(app.dataSource, 'city');
    identities.set('umbenannt', { email: account.email, isVerified: true });
    await walk(new Browser(), 'umbenannt');
    identities.set('umbenannt', { email: 'other@example.org', isVerified: true });
    const browser = new Browser();
    await walk(browser, 'umbenannt');
    expect(await whoIs(browser)).toMatchObject({ account: { id: account.accountId } });
  });

  it('opens nothing for an address that is not verified, unknown, disabled or somebody else’s', async () => {
    const unverified = await createAccount(app.dataSource, 'provider');
    const disabled = await createAccount(app.dataSource, 'provider');
    const taken = await createAccount(app.dataSource, 'provider');
    await app.dataSource.query(`update account set is_disabled = true where id = $1`, [
      disabled.accountId,
    ]);
    identities.set('first', { email: taken.email, isVerified: true });
    await walk(new Browser(), 'first');
    identities.set('unverified', { email: unverified.email, isVerified: false });
    identities.set('unknown', { email: 'unknown@example.org', isVerified: true });
    identities.set('disabled', { email: disabled.email, isVerified: true });
    identities.set('second', { email: taken.email, isVerified: true });
    const [before] = await app.dataSource.query<[unknown]>('select count(*) from account');
    for (const login of ['unverified', 'unknown', 'disabled', 'second']) {
      const browser = new Browser();
      const page = await walk(browser, login);
      expect(`${page.pathname}${page.search}`).toBe('/anmelden?problem=oidc.failed');
      expect(await whoIs(browser)).toMatchObject({ code: 'access.signInRequired' });
    }
    expect(await app.dataSource.query('select count(*) from account')).toEqual([before]);
  });

  it('does not take an answer that another browser asked for', async () => {
    const account = await createAccount(app.dataSource, 'city');
    identities.set('opfer', { email: account.email, isVerified: true });
    const asking = new Browser();
    const isCallback = (url: URL) => url.pathname === '/api/oidc/callback';
    let page = await asking.open(`${app.url}/api/oidc/sign-in`, { stopAt: isCallback });
    while (!isCallback(page.url)) {
      const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const prompt = /name="prompt" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const form = { prompt, login: 'opfer', password: 'any' };
      page = await asking.open(new URL(action, page.url).href, { form, stopAt: isCallback });
    }
    const isBack = (url: URL) => !url.pathname.startsWith('/api/');
    const other = new Browser();
    expect((await other.open(page.url.href, { stopAt: isBack })).url.search).toBe(
      '?problem=oidc.failed',
    );
    const own = await asking.open(page.url.href, { stopAt: isBack });
    expect(own.url.pathname).toBe('/');
    const replay = await asking.open(page.url.href, { stopAt: isBack });
    expect(replay.url.search).toBe('?problem=oidc.failed');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example'])(
    'never leads to %j',
    async (returnTo) => {
      const account = await createAccount(app.dataSource, 'city');
      identities.set(returnTo, { email: account.email, isVerified: true });
      const page = await walk(new Browser(), returnTo, returnTo);
      expect(page.href).toBe(`${app.url}/`);
    },
  );

  it('is not there when it is not configured', async () => {
    const plain = await startTestApp();
    const nobody = await plain.agent('nobody');
    for (const path of ['/api/oidc/sign-in', '/api/oidc/callback'])
      expect((await nobody.get<Problem>(path)).body.code).toBe('oidc.notConfigured');
    expect((await nobody.get('/api/sign-in-options')).body).toEqual({
      exampleAccounts: [],
      examplePassword: null,
      hasOidc: false,
    });
    await plain.close();
  });
});
