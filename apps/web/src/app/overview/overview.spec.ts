import type { Account } from '@quartiersforum/domain';
import {
  account,
  body,
  contactPoint,
  guideline,
  invitation,
  listOf,
  mail,
  membership,
} from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const awo = { id: 'awo', name: 'AWO' };
const own = contactPoint({ name: 'Quartiersbüro Fuhlenbrock', providers: [awo] });
const foreign = contactPoint({ name: 'Quartiersbüro Boy' });

async function overview(as: Account): Promise<Visit> {
  const page = await visit('/', as);
  const isReader = as.role === 'reader';
  await page.answer(
    '/api/guidelines',
    listOf(guideline({ state: isReader ? 'adopted' : 'drafting' })),
  );
  await page.answer('/api/contact-points', {
    ...listOf(...(isReader ? [] : [own, foreign])),
    facets: {},
  });
  if (as.role === 'coordinator') {
    await page.answer(
      '/api/outbox',
      listOf(mail(), mail({ createdAt: '2026-11-01T09:00:00Z' }), mail({ state: 'failed' })),
    );
    await page.answer('/api/account-invitations', listOf(invitation()));
  }
  const workshop = body({
    name: 'Workshop',
    memberships: [membership({ member: { kind: 'organisation', ...awo } })],
  });
  if (!isReader) await page.answer('/api/bodies', listOf(workshop, body({ name: 'Andere' })));
  return page;
}

describe('The overview', () => {
  it('shows a Träger what to write, their own funding and their bodies', async () => {
    const page = await overview(account('provider', { organisation: awo }));
    expect(page.link('Weiterschreiben: Leitlinien der Quartiersarbeit in Bottrop')).toBeTruthy();
    expect(page.text).toContain('Quartiersbüro Fuhlenbrock');
    expect(page.text).not.toContain('Quartiersbüro Boy');
    expect(page.text).toContain('Workshop');
    expect(page.text).not.toContain('Andere');
    expect(page.text).not.toContain('In der Verwaltung');
    expect(await page.findings()).toEqual([]);
  });

  it('shows the coordinator what waits in the administration, and everybody’s funding', async () => {
    const page = await overview(account('coordinator'));
    expect(page.text).toContain('1 Mail liegt im Postausgang');
    expect(page.text).toContain('1 Mail war nicht zustellbar');
    expect(page.text).toContain('1 Einladung ist noch offen');
    expect(page.text).toContain('Quartiersbüro Boy');
  });

  it('shows a reader what is adopted, and no bodies', async () => {
    const page = await overview(account('reader'));
    expect(page.link('Lesen: Leitlinien der Quartiersarbeit in Bottrop')).toBeTruthy();
    expect(page.text).not.toContain('Ihre Gremien');
  });

  it('keeps the other cards when one cannot be read', async () => {
    const page = await visit('/', account('city'));
    await page.refuse('/api/contact-points', 503, 'server.unavailable');
    await page.answer('/api/guidelines', listOf(guideline()));
    expect(page.text).toContain('Der Server ist gerade nicht erreichbar.');
    expect(page.text).toContain('Weiterschreiben');
  });
});
