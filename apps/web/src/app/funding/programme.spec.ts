import { account, listOf } from '../../testing/examples';
import { fundingCall, fundingProgramme, interestList } from '../../testing/funding-examples';
import { visit, type Visit } from '../../testing/page';

const coordinator = account('coordinator');
const programme = fundingProgramme({ name: 'kinderstark', summary: 'Für Kinder.' });
const url = `/api/funding-programmes/${programme.id}`;

async function list(as = coordinator, ...programmes: (typeof programme)[]): Promise<Visit> {
  const page = await visit('/foerderung/programme', as);
  await page.answer('/api/funding-programmes', listOf(...programmes));
  return page;
}

describe('The programmes', () => {
  it('are a list with what is said of all their calls, each with a way to these', async () => {
    const page = await list(coordinator, programme);
    expect(page.text).toMatch(/kinderstark ?Land NRW · Kinder und Jugend ?Für Kinder./);
    expect(page.link('kinderstark').search).toBe('?suche=kinderstark');
    expect(await page.findings()).toEqual([]);
  });

  it('are read by others, and changed by nobody else', async () => {
    const page = await list(account('provider'), programme);
    expect(page.has('button', 'Bearbeiten: kinderstark')).toBe(false);
    expect(page.has('button', 'Programm anlegen')).toBe(false);
  });

  it('say when there is none', async () => {
    const page = await list();
    expect(page.text).toContain('Noch keine Programme');
  });

  it('take a new one', async () => {
    const page = await list();
    await page.click(page.button('Programm anlegen'));
    await page.click(page.button('Speichern'));
    expect(page.text).toContain('Bitte geben Sie mindestens 3 Zeichen ein.');
    await page.type('Name', 'Heimat');
    await page.type('Wer fördert?', 'Land NRW');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer('/api/funding-programmes', programme, 'POST');
    expect(sent.body).toEqual({
      ...{ name: 'Heimat', funder: 'Land NRW', fundingKind: '', area: '', region: '' },
      ...{ summary: '', url: null },
    });
  });

  it('that two change at once lose no word of either', async () => {
    const page = await list(coordinator, programme);
    await page.click(page.button('Bearbeiten: kinderstark'));
    await page.type('Worum geht es?', 'Für alle Kinder.');
    await page.click(page.button('Speichern'));
    await page.refuse(url, 409, 'fundingProgramme.changed', 'PATCH');
    const now = { ...programme, version: 2, summary: 'Für Familien.', area: 'Familie' };
    await page.answer(url, now);
    expect(page.text).toMatch(/Jetzt steht dort:.*Worum geht es\? ?Für Familien./);
    expect(page.field('Worum geht es?').value).toBe('Für alle Kinder.');
    expect(page.field('Bereich').value).toBe('Familie');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(url, { ...now, version: 3 }, 'PATCH');
    expect(sent.body).toEqual({ version: 2, summary: 'Für alle Kinder.' });
  });

  it('are changed from the page of a call, which then says the new words', async () => {
    const call = fundingCall({ programme: { id: programme.id, name: programme.name } });
    const page = await visit(`/foerderung/${call.id}`, coordinator);
    await page.answer(`/api/funding-calls/${call.id}`, call);
    await page.answer(`/api/funding-calls/${call.id}/interests`, interestList(null));
    await page.click(page.button('Mehr'));
    await page.click(page.button('Programm bearbeiten'));
    await page.answer(url, programme);
    await page.type('Worum geht es?', 'Neu');
    await page.click(page.button('Speichern'));
    await page.answer(url, { ...programme, version: 2, summary: 'Neu' }, 'PATCH');
    await page.answer(`/api/funding-calls/${call.id}`, { ...call, summary: 'Neu' });
    expect(page.heading('Worum es geht')).toBeTruthy();
  });
});
