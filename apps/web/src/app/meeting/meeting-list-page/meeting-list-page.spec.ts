import { account, body, listOf, membership } from '../../../testing/examples';
import { visit } from '../../../testing/page';

describe('The meetings', () => {
  it('show the own bodies first, with their rhythm', async () => {
    const drk = membership();
    const page = await visit('/treffen', account('provider', { organisation: drk.member }));
    await page.answer(
      '/api/bodies',
      listOf(body({ name: 'Fremd', rhythm: null }), body({ memberships: [drk] })),
    );
    expect(page.text).toMatch(
      /Hier sind Sie dabei.*Austauschtreffen.*vierteljährlich.*Weitere Gremien.*Fremd/,
    );
    expect(await page.findings()).toEqual([]);
  });

  it('tell a reader that nothing is released, without asking for it', async () => {
    const page = await visit('/treffen', account('reader'));
    expect(page.text).toContain('Für Sie ist noch nichts freigegeben');
    page.http.expectNone((request) => request.url.startsWith('/api/bodies'));
  });
});
