import type { SavedFilter } from '@quartiersforum/domain';
import { account, listOf } from '../../testing/examples';
import { callList, fundingCall } from '../../testing/funding-examples';
import { visit, type Visit } from '../../testing/page';

const awo = account('provider', { organisation: { id: 'x', name: 'AWO' } });
const kept: SavedFilter = {
  id: 'f1',
  name: 'Passt und eilt',
  question: { state: 'closingSoon', isEligible: true },
};
const url = '/api/saved-filters';

async function list(address: string, ...filters: SavedFilter[]): Promise<Visit> {
  const page = await visit(address, awo);
  const { search } = new URL(address, 'http://x');
  const query = search.includes('stand') ? '?state=closingSoon&isEligible=true' : '';
  await page.answer(`/api/funding-calls${query}`, callList(fundingCall()));
  await page.answer(url, listOf(...filters));
  return page;
}

/** The dialog's own button, not the one of the same name behind it. */
function inDialog(page: Visit, name: string): HTMLButtonElement {
  return [...page.element.querySelectorAll<HTMLButtonElement>('dialog button')].find(
    (button) => button.textContent.trim() === name,
  )!;
}

describe('Filters that somebody keeps', () => {
  it('are not spoken of where there is nothing to keep and none is kept', async () => {
    const page = await list('/foerderung');
    expect(page.has('button', 'Filter merken')).toBe(false);
    expect(page.has('button', 'Gemerkte Filter')).toBe(false);
  });

  it('are asked again with one choice, in the address', async () => {
    const page = await list('/foerderung', kept);
    await page.click(page.button('Gemerkte Filter'));
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Passt und eilt'));
    expect(page.address).toBe('/foerderung?stand=schliesst-bald&passend=ja');
    await page.answer('/api/funding-calls?state=closingSoon&isEligible=true', callList());
    expect(page.has('button', 'Filter merken')).toBe(false);
    expect(page.button('Nicht mehr merken')).toBeTruthy();
  });

  it('get a name, and hear when it is taken', async () => {
    const page = await list('/foerderung?stand=schliesst-bald&passend=ja');
    await page.click(page.button('Filter merken'));
    await page.click(inDialog(page, 'Merken'));
    expect(page.text).toContain('Bitte füllen Sie dieses Feld aus.');
    await page.type('Name', 'Passt und eilt');
    expect(await page.findings()).toEqual([]);
    await page.click(inDialog(page, 'Merken'));
    await page.refuse(url, 400, 'request.invalid', 'POST', ['name']);
    await page.type('Name', 'Eilt');
    await page.click(inDialog(page, 'Merken'));
    const sent = await page.answer(url, { ...kept, name: 'Eilt' }, 'POST');
    expect(sent.body).toEqual({ name: 'Eilt', question: kept.question });
    expect(document.activeElement).toBe(page.button('Eilt'));
  });

  it('are renamed and let go, with a way back', async () => {
    const page = await list('/foerderung?stand=schliesst-bald&passend=ja', kept);
    await page.click(page.button('Umbenennen'));
    expect(page.field('Name').value).toBe('Passt und eilt');
    await page.type('Name', 'Jetzt');
    await page.click(inDialog(page, 'Umbenennen'));
    const renamed = { ...kept, name: 'Jetzt' };
    const sent = await page.answer(`${url}/f1`, renamed, 'PATCH');
    expect(sent.body).toEqual({ name: 'Jetzt' });
    expect(document.activeElement).toBe(page.button('Jetzt'));
    await page.click(page.button('Nicht mehr merken'));
    await page.answer(`${url}/f1`, null, 'DELETE');
    expect(document.activeElement).toBe(page.button('Filter merken'));
  });

  it('follow what is done on another device', async () => {
    const page = await list('/foerderung');
    page.realtime.announce('savedFilter.changed', { savedFilterId: 'f1' });
    await page.answer(url, listOf(kept));
    expect(page.button('Gemerkte Filter')).toBeTruthy();
  });
});
