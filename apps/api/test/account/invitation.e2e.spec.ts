import type {
  Account,
  AccountInvitation,
  CurrentSession,
  InvitationPreview,
  List,
  Problem,
} from '@quartiersforum/domain';
import { type Agent, createAgent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { lastMail } from '../support/outbox';

const password = 'ein Fahrrad am Kanalufer';
const displayName = 'Träger, Vertretung';

let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
});
afterAll(() => app.close());

/** Invites the address and reads the token from the mail. */
async function invite(email: string, more: object = {}): Promise<{ id: string; token: string }> {
  const { status, body } = await coordinator.post<AccountInvitation>('/api/account-invitations', {
    email,
    role: 'provider',
    displayName,
    ...more,
  });
  expect(status).toBe(201);
  const mail = await lastMail(coordinator, email);
  const [, token = ''] = /\/einladung\/([\w-]{43})\s/.exec(mail.text) ?? [];
  return { id: body.id, token };
}

describe('an invitation', () => {
  it('goes by mail, shows what it is for, makes the account and signs it in', async () => {
    const { token } = await invite('Neu@Example.org');
    const visitor = createAgent(app, null);
    const preview = await visitor.post<InvitationPreview>('/api/account-invitations/lookup', {
      token,
    });
    expect(preview.status).toBe(200);
    expect(preview.body).toEqual({ email: 'neu@example.org', role: 'provider', displayName });
    const accepted = await visitor.post<CurrentSession>('/api/account-invitations/accept', {
      token,
      displayName: 'Träger im Süden',
      password,
    });
    expect(accepted.status).toBe(201);
    expect(accepted.body.account).toMatchObject({
      email: 'neu@example.org',
      role: 'provider',
      displayName: 'Träger im Süden',
    });
    expect((await visitor.get('/api/session')).status).toBe(200);
    const fresh = createAgent(app, null);
    const signedIn = await fresh.post('/api/session', { email: 'neu@example.org', password });
    expect(signedIn.status).toBe(201);
  });

  it('is not stored so that anybody could use it', async () => {
    const { id, token } = await invite('gehasht@example.org');
    const [row] = await app.dataSource.query<{ stored: string }[]>(
      'select account_invitation::text as stored from account_invitation where id = $1',
      [id],
    );
    expect(row?.stored).not.toContain(token);
  });

  it('makes exactly one account, however many use the link at once', async () => {
    const { token } = await invite('parallel@example.org');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        createAgent(app, null).post<Problem>('/api/account-invitations/accept', {
          token,
          displayName,
          password,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array<number>(7).fill(410),
    ]);
    const [counted] = await app.dataSource.query<{ accounts: number; people: number }[]>(
      `select count(*)::int as accounts, count(distinct person_id)::int as people from account where email = $1`,
      ['parallel@example.org'],
    );
    expect(counted).toEqual({ accounts: 1, people: 1 });
  });

  it.each([
    ['has expired', `update account_invitation set expires_at = now() where id = $1`],
    ['was revoked', `update account_invitation set revoked_at = now() where id = $1`],
    ['was used', `update account_invitation set accepted_at = now() where id = $1`],
  ])(
    'that %s can be used no more, and says no more than an invented one',
    async (state, change) => {
      const { id, token } = await invite(`${state.replace(/\W/g, '')}@example.org`);
      await app.dataSource.query(change, [id]);
      const visitor = createAgent(app, null);
      for (const used of [token, 'x'.repeat(43)])
        for (const [path, body] of [
          ['lookup', { token: used }],
          ['accept', { token: used, displayName, password }],
        ] as const) {
          const answer = await visitor.post<Problem>(`/api/account-invitations/${path}`, body);
          expect(answer.body.code).toBe('invitation.notUsable');
        }
      const { body } = await coordinator.get<List<AccountInvitation>>('/api/account-invitations');
      expect(body.items.find((invitation) => invitation.id === id)?.state).toBe(
        { 'has expired': 'expired', 'was revoked': 'revoked', 'was used': 'accepted' }[state],
      );
    },
  );

  it('is revoked by the coordinator, once', async () => {
    const { id, token } = await invite('revoke@example.org');
    const path = `/api/account-invitations/${id}`;
    expect((await coordinator.delete(path)).status).toBe(204);
    expect((await coordinator.delete<Problem>(path)).body.code).toBe('invitation.notFound');
    const answer = await createAgent(app, null).post('/api/account-invitations/lookup', { token });
    expect(answer.status).toBe(410);
  });

  it('replaces an earlier one for the same address', async () => {
    const first = await invite('zweimal@example.org');
    await invite('zweimal@example.org');
    const answer = await createAgent(app, null).post('/api/account-invitations/lookup', {
      token: first.token,
    });
    expect(answer.status).toBe(410);
  });

  it('is not for an address that has an account', async () => {
    const { email } = await app.newAgent('reader');
    const answer = await coordinator.post<Problem>('/api/account-invitations', {
      email,
      role: 'provider',
      displayName,
    });
    expect(answer.body.code).toBe('account.emailTaken');
  });

  it('names the place it is for, which has to exist', async () => {
    const [organisation] = await app.dataSource.query<{ id: string }[]>(
      `insert into organisation (name, kind) values ('Träger am Fluss', 'provider') returning id`,
    );
    const { token } = await invite('ort@example.org', { organisationId: organisation?.id });
    const visitor = createAgent(app, null);
    const { body } = await visitor.post<CurrentSession>('/api/account-invitations/accept', {
      token,
      displayName,
      password,
    });
    expect(body.account.organisation).toEqual({ id: organisation?.id, name: 'Träger am Fluss' });
    const missing = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
    const refused = await coordinator.post<Problem>('/api/account-invitations', {
      email: 'nirgends@example.org',
      role: 'provider',
      displayName,
      organisationId: missing,
      contactPointId: missing,
    });
    expect(refused.body.fields?.map(({ path }) => path)).toEqual([
      'organisationId',
      'contactPointId',
    ]);
  });

  it('does not accept a password that everybody tries first', async () => {
    const { token } = await invite('einfach@example.org');
    const visitor = createAgent(app, null);
    for (const common of ['Passwort1234', 'einfach@example.org', '123456789012']) {
      const answer = await visitor.post<Problem>('/api/account-invitations/accept', {
        token,
        displayName,
        password: common,
      });
      expect(answer.body.code).toBe('password.tooCommon');
    }
  });

  it('cannot put a header or a second recipient into its mail', async () => {
    const email = 'kopf@example.org';
    const refused = await coordinator.post<Problem>('/api/account-invitations', {
      email,
      role: 'reader',
      displayName: 'Träger\r\nBcc: opfer@example.org',
    });
    expect(refused.body.fields?.[0]?.path).toBe('displayName');
    await invite(email, { displayName: 'Träger <a href="x">' });
    const mail = await lastMail(coordinator, email);
    expect(mail.to).toBe(email);
    expect(mail.subject).toBe('Ihre Einladung zum Quartiersforum');
    for (const address of ['a@example.org\r\nBcc: b@example.org', 'a@example.org, b@example.org'])
      expect(
        (
          await coordinator.post('/api/account-invitations', {
            email: address,
            role: 'reader',
            displayName,
          })
        ).status,
      ).toBe(400);
  });
});

describe('an empty database', () => {
  it('gives whoever starts the server a link for the first coordinator, until there is one', async () => {
    const empty = await startTestApp();
    const first = (await empty.signInHints()).join('\n');
    const second = (await empty.signInHints()).join('\n');
    const tokenOf = (text: string) => /\/einladung\/([\w-]{43})/.exec(text)?.[1] ?? '';
    const visitor = createAgent(empty, null);
    const accept = (token: string) =>
      visitor.post<CurrentSession>('/api/account-invitations/accept', {
        token,
        displayName: 'Koordination',
        password,
      });
    expect((await accept(tokenOf(first))).status).toBe(410);
    const { body } = await accept(tokenOf(second));
    expect(body.account.role).toBe('coordinator');
    expect(second).toContain(body.account.email);
    expect((await visitor.get<List<Account>>('/api/accounts')).body.total).toBe(1);
    expect(await empty.signInHints()).toEqual([
      'Sign in with the account that you were invited to.',
    ]);
    await empty.close();
  });
});
