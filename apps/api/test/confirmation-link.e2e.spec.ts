import type { ConfirmationView, Problem } from '@quartiersforum/domain';
import { SignedIds } from '../src/core/secret/signed-ids';
import { Publisher } from '../src/realtime/publisher';
import { type ConfirmationScene, createConfirmationScene } from './support/confirmation-scene';

let scene: ConfirmationScene;
beforeAll(async () => {
  scene = await createConfirmationScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.begin());
afterEach(() => scene.end());

describe('the link of the mail', () => {
  it('shows the entry without a sign-in and changes nothing by looking', async () => {
    const { id, link } = await scene.asked({ opening_hours: 'Mo 9 bis 12 Uhr' });
    const { status, body } = await scene.nobody.get<ConfirmationView>(link);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contactPoint: { id, name: 'Quartiersbüro Boy', openingHours: 'Mo 9 bis 12 Uhr' },
      askedOn: '2027-01-04',
      isConfirmed: false,
    });
    await scene.nobody.send('HEAD', link, null);
    expect((await scene.read(id)).body.confirmedOn).toBeNull();
  });

  it('shows its own entry and nothing of the rest of the network', async () => {
    const { id, link } = await scene.asked();
    const partner = await scene.contactPoint('Verschwiegene Partnerin');
    await scene.app.dataSource.query(
      `insert into contact_point_partner (contact_point_id, partner_contact_point_id, position) values ($1, $2, 1)`,
      [id, partner],
    );
    await scene.app.dataSource.query(
      `insert into funding_phase (contact_point_id, programme, note) values ($1, 'Programm', 'Streng vertraulich')`,
      [id],
    );
    const shown = JSON.stringify((await scene.nobody.get(link)).body);
    expect(shown).toContain('Programm');
    expect(shown).not.toContain('Verschwiegene');
    expect(shown).not.toContain('vertraulich');
  });

  it('confirms by its button, once, and leaves one trace without a name', async () => {
    const { id, link } = await scene.asked();
    const { status, body } = await scene.nobody.post<ConfirmationView>(link);
    expect([status, body.isConfirmed, body.contactPoint.confirmedOn]).toEqual([
      200,
      true,
      '2027-01-04',
    ]);
    await scene.nobody.post(link);
    const { confirmedOn, version } = (await scene.read(id)).body;
    expect({ confirmedOn, version }).toEqual({ confirmedOn: '2027-01-04', version: 1 });
    expect(await scene.history(id)).toEqual([
      expect.objectContaining({ reason: 'confirmed', by: null, at: scene.now.toISOString() }),
    ]);
  });

  it('tells those who have the entry open', async () => {
    const { id, link } = await scene.asked();
    const publish = jest.spyOn(scene.app.nest.get(Publisher, { strict: false }), 'publish');
    await scene.nobody.post(link);
    expect(publish.mock.calls).toEqual([
      [
        expect.arrayContaining(['role:coordinator']),
        'contactPoint.changed',
        { contactPointId: id },
      ],
    ]);
    expect(publish.mock.calls[0]?.[0]).not.toContain('role:reader');
  });

  it('is good for four months, and then says where the new one is', async () => {
    const { link } = await scene.asked();
    scene.now = new Date('2027-05-04T12:00:00Z');
    expect((await scene.nobody.get(link)).status).toBe(200);
    scene.now = new Date('2027-05-05T12:00:00Z');
    for (const answer of [
      await scene.nobody.get<Problem>(link),
      await scene.nobody.post<Problem>(link),
    ])
      expect([answer.status, answer.body.code]).toEqual([410, 'confirmation.expired']);
  });

  it('ends with the contact point', async () => {
    const { id, link } = await scene.asked();
    await scene.app.dataSource.query(
      `update contact_point set closed_on = '2027-01-04' where id = $1`,
      [id],
    );
    expect((await scene.nobody.post<Problem>(link)).body.code).toBe('confirmation.expired');
    await scene.app.dataSource.query(`delete from contact_point`);
    expect((await scene.nobody.get<Problem>(link)).body.code).toBe('confirmation.notFound');
  });

  it.each(['nichts', 'A'.repeat(43), '%00', '..%2F..%2Fhealth'])(
    'that is %p is not found',
    async (token) => {
      await scene.asked();
      for (const answer of [
        await scene.nobody.get<Problem>(`/api/confirmations/${token}`),
        await scene.nobody.post<Problem>(`/api/confirmations/${token}`),
      ])
        expect([400, 404]).toContain(answer.status);
    },
  );

  it('of somebody with an account says in the history who confirmed', async () => {
    const id = await scene.contactPoint('Boy');
    const { email } = await scene.fieldworker(id);
    await scene.ask();
    const link = `/api/confirmations/${scene.linkIn(await scene.mailTo(email))}`;
    expect((await scene.nobody.post<ConfirmationView>(link)).body.isConfirmed).toBe(true);
    expect(await scene.history(id)).toEqual([
      expect.objectContaining({ reason: 'confirmed', by: 'fieldworker' }),
    ]);
  });

  it('is the own one of everybody who is asked', async () => {
    const id = await scene.contactPoint('Boy');
    const [one, other] = [await scene.fieldworker(id), await scene.fieldworker(id)];
    await scene.ask();
    expect(scene.linkIn(await scene.mailTo(one.email))).not.toBe(
      scene.linkIn(await scene.mailTo(other.email)),
    );
  });

  it.each([
    ['whose account is disabled', `update account set is_disabled = true where id = $1`],
    ['whose account is gone', `delete from account where id = $1`],
    ['who has another task now', `update account set role = 'provider' where id = $1`],
    [
      'who works elsewhere now',
      `update person set contact_point_id = null where id = (select person_id from account where id = $1)`,
    ],
  ])('of somebody %s is one that never was', async (_, change) => {
    const id = await scene.contactPoint('Boy', { email: 'boy@example.org' });
    const [leaving, staying] = [await scene.fieldworker(id), await scene.fieldworker(id)];
    await scene.ask();
    const [link, kept] = [await scene.mailTo(leaving.email), await scene.mailTo(staying.email)].map(
      (mail) => `/api/confirmations/${scene.linkIn(mail)}`,
    );
    expect((await scene.nobody.get(link ?? '')).status).toBe(200);
    await scene.app.dataSource.query(change, [leaving.accountId]);
    const unknown = await scene.nobody.get<Problem>(`/api/confirmations/${'A'.repeat(43)}`);
    for (const answer of [
      await scene.nobody.get<Problem>(link ?? ''),
      await scene.nobody.post<Problem>(link ?? ''),
    ])
      expect({ ...answer.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    expect((await scene.read(id)).body.confirmedOn).toBeNull();
    expect((await scene.nobody.post(kept ?? '')).status).toBe(200);
  });

  it('of an address ends when the entry names another one, and not because somebody there gets an account', async () => {
    const { id, link } = await scene.asked();
    await scene.fieldworker(id);
    expect((await scene.nobody.get(link)).status).toBe(200);
    await scene.app.dataSource.query(
      `update contact_point set email = 'neu@example.org' where id = $1`,
      [id],
    );
    expect((await scene.nobody.post<Problem>(link)).body.code).toBe('confirmation.notFound');
    expect((await scene.read(id)).body.confirmedOn).toBeNull();
  });

  it('of a mail from before, which was signed for nobody, has ended', async () => {
    await scene.asked();
    const [request] = await scene.app.dataSource.query<{ id: string }[]>(
      `select id from confirmation_request`,
    );
    const former = await scene.app.nest
      .get(SignedIds)
      .sign('contact point confirmation', request?.id ?? '');
    expect((await scene.nobody.get<Problem>(`/api/confirmations/${former}`)).status).toBe(404);
  });

  it('with one letter changed is worth nothing', async () => {
    const { link } = await scene.asked();
    const last = link.at(-2) === 'A' ? 'B' : 'A';
    const forged = `${link.slice(0, -2)}${last}${link.at(-1)}`;
    expect((await scene.nobody.post<Problem>(forged)).body.code).toBe('confirmation.notFound');
  });
});
