import type { Guideline, Role } from '@quartiersforum/domain';
import { account, body, guideline, listOf } from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

async function list(role: Role, ...guidelines: Guideline[]): Promise<Visit> {
  const page = await visit('/leitlinien', account(role));
  await page.answer('/api/guidelines', listOf(...guidelines));
  return page;
}

describe('The list of guidelines', () => {
  it('offers to write to those who may, and to read to the others', async () => {
    const page = await list(
      'provider',
      guideline({ title: 'Offen' }),
      guideline({ title: 'Im Kreis', relation: 'outsider', bodies: [{ id: 'x', name: 'AG' }] }),
      guideline({ title: 'Fertig', state: 'adopted', adoptedAt: '2026-11-20T09:00:00Z' }),
    );
    expect(page.link('Weiterschreiben: Offen')).toBeTruthy();
    expect(page.link('Lesen: Im Kreis')).toBeTruthy();
    expect(page.link('Lesen: Fertig')).toBeTruthy();
    expect(page.text).toContain('beschlossen am Fr, 20. November 2026');
    expect(page.has('button', 'Neue Leitlinien')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('tells each what to expect when it is empty', async () => {
    expect((await list('reader')).text).toContain('Sobald Leitlinien beschlossen sind');
  });

  it('reads again when new ones are announced', async () => {
    const page = await list('provider');
    page.realtime.announce('guideline.created', { guidelineId: 'x' });
    await page.answer('/api/guidelines', listOf(guideline({ title: 'Neu' })));
    expect(page.text).toContain('Neu');
  });

  it('lets the coordinator begin new ones with a circle', async () => {
    const page = await list('coordinator');
    const circle = body({ name: 'Fachgremium' });
    await page.click(page.button('Neue Leitlinien'));
    await page.answer('/api/bodies', listOf(circle));
    await page.click(page.button('Anlegen'));
    expect(page.text).toContain('Bitte geben Sie mindestens 3 Zeichen ein.');
    await page.type('Titel', 'Leitlinien der Jugendarbeit');
    await page.click(page.field('Fachgremium'));
    await page.click(page.button('Anlegen'));
    const made = guideline();
    const asked = await page.answer('/api/guidelines', made, 'POST');
    expect(asked.body).toEqual({
      title: 'Leitlinien der Jugendarbeit',
      template: 'sixChapters',
      bodyIds: [circle.id],
    });
    expect(page.address).toBe(`/leitlinien/${made.id}`);
  });
});

describe('The page of adopted guidelines', () => {
  const adopted = guideline({
    state: 'adopted',
    adoptedAt: '2026-11-20T09:00:00Z',
    contentHash: 'a1b2c3',
  });
  const content = {
    schemaVersion: 1,
    seq: 7,
    hash: 'a1b2c3',
    json: {
      type: 'doc',
      content: [
        {
          type: 'heading',
          attrs: { id: 'h', level: 1 },
          content: [{ type: 'text', text: 'Akquise' }],
        },
        {
          type: 'paragraph',
          attrs: { id: 'p' },
          content: [{ type: 'text', text: 'Wir helfen uns.' }],
        },
      ],
    },
  };

  it('shows the stored text with its chapters and its hash, and nothing to write or adopt', async () => {
    const page = await visit(`/leitlinien/${adopted.id}`, account('reader'));
    await page.answer(`/api/guidelines/${adopted.id}`, adopted);
    await page.answer(`/api/documents/${adopted.documentId}/content`, content);
    expect(page.text).toContain('Wir helfen uns.');
    expect(page.link('Akquise').getAttribute('href')).toBe(`/leitlinien/${adopted.id}#h`);
    expect(page.text).toContain('a1b2c3');
    expect(page.text).toContain('am Fr, 20. November 2026, 10:00 Uhr');
    expect(page.has('button', 'Beschließen')).toBe(false);
    expect(page.element.querySelector('app-document-editor')).toBeNull();
    expect(await page.findings()).toEqual([]);
  });

  it('that are not released yet are not found', async () => {
    const page = await visit(`/leitlinien/${adopted.id}`, account('reader'));
    await page.refuse(`/api/guidelines/${adopted.id}`, 404, 'guideline.notFound');
    expect(page.text).toContain('sie sind noch nicht für Sie freigegeben');
  });
});

describe('The page of guidelines that one does not write in', () => {
  it('turns into the adopted text when that is announced', async () => {
    const drafted = guideline({ relation: 'outsider', bodies: [{ id: 'x', name: 'Fachgremium' }] });
    const page = await visit(`/leitlinien/${drafted.id}`, account('provider'));
    await page.answer(`/api/guidelines/${drafted.id}`, drafted);
    expect(page.text).toContain('Es schreiben mit: Fachgremium');
    page.realtime.announce('guideline.adopted', { guidelineId: drafted.id });
    await page.answer(`/api/guidelines/${drafted.id}`, {
      ...drafted,
      state: 'adopted',
      adoptedAt: '2026-11-22T09:00:00Z',
      contentHash: 'ff00',
    });
    expect(page.text).toContain('beschlossen');
    expect(page.text).toContain('ff00');
  });
});
