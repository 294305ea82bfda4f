import type { Account, FundingCall, Interest } from '@quartiersforum/domain';
import { account, listOf } from '../../testing/examples';
import {
  callList,
  fundingCall,
  helpRequest,
  interest,
  interestList,
} from '../../testing/funding-examples';
import { visit, type Visit } from '../../testing/page';

const awo = account('provider', { organisation: { id: 'x', name: 'AWO' } });
const city = account('city');
const since = '2026-11-21T09:00:00Z';
const helper = { id: 'p', name: 'Vertretung Sozialamt' };
const own = (change: Partial<Interest> = {}): Interest =>
  interest({ relation: 'self', organisation: { id: 'x', name: 'AWO' }, ...change });
const interestsOf = ({ id }: FundingCall): string => `/api/funding-calls/${id}/interests`;

async function shown(as: Account, call: FundingCall, ...interests: Interest[]): Promise<Visit> {
  const page = await visit(`/foerderung/${call.id}`, as);
  await page.answer(`/api/funding-calls/${call.id}`, call);
  await page.answer(interestsOf(call), interestList(as.organisation, ...interests));
  return page;
}

describe('A Träger that wants help with an application', () => {
  it('asks for it with one click, without having said anything before', async () => {
    const call = fundingCall();
    const page = await shown(awo, call);
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Hilfe anfragen'));
    const asked = own({ wantsHelp: true, visibility: 'city', state: 'considering' });
    await page.answer(`/api/funding-calls/${call.id}/help-request`, asked, 'POST');
    expect(page.text).toContain('Hilfe der Stadt gewünscht');
    expect(page.text).toContain('AWO, zu sehen für: nur die Stadt');
    expect(document.activeElement).toBe(page.button('Ändern'));
    expect(page.has('button', 'Hilfe anfragen')).toBe(false);
  });

  it('sees who helps, and who offers it unasked', async () => {
    const page = await shown(
      awo,
      fundingCall(),
      own({ wantsHelp: true, help: { by: helper, isOwn: false, since } }),
    );
    expect(page.text).toContain('Vertretung Sozialamt hilft Ihnen');
    expect(await page.findings()).toEqual([]);
  });

  it('is told why it did not work, and what stands there now', async () => {
    const call = fundingCall();
    const page = await shown(awo, call, own());
    await page.click(page.button('Hilfe anfragen'));
    await page.refuse(
      `/api/funding-calls/${call.id}/help-request`,
      503,
      'server.unavailable',
      'POST',
    );
    const offered = own({ help: { by: null, isOwn: false, since } });
    await page.answer(interestsOf(call), interestList(awo.organisation, offered));
    expect(page.text).toContain('Die Stadt bietet Hilfe an');
  });

  it('cannot be spoken for at a contact point that several share', async () => {
    const shared = account('fieldworker', {
      ...{ organisation: null, contactPoint: { id: 'y', name: 'Startklar' } },
    });
    const page = await shown(shared, fundingCall());
    expect(page.text).toContain('Ihre Anlaufstelle haben mehrere Träger gemeinsam.');
    expect(page.has('button', 'Interesse eintragen')).toBe(false);
    expect(page.has('button', 'Hilfe anfragen')).toBe(false);
  });
});

describe('The city', () => {
  it('takes on on the page of a call what is asked for there, and hands it over again', async () => {
    const call = fundingCall();
    const asked = interest({ wantsHelp: true });
    const page = await shown(city, call, asked);
    await page.click(page.button('Übernehmen: DRK'));
    await page.answer(`/api/interests/${asked.id}/help`, null, 'POST');
    page.button('Übernehmen: DRK').focus();
    const taken = { ...asked, help: { by: helper, isOwn: true, since } };
    await page.answer(interestsOf(call), interestList(null, taken));
    expect(page.text).toContain('Sie helfen');
    expect(document.activeElement).toBe(page.button('Abgeben: DRK'));
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Abgeben: DRK'));
    await page.answer(`/api/interests/${asked.id}/help`, null, 'DELETE');
    await page.answer(interestsOf(call), interestList(null, asked));
    expect(page.button('Übernehmen: DRK')).toBeTruthy();
  });

  it('offers help where nobody asked, but not where all is decided', async () => {
    const page = await shown(
      city,
      fundingCall(),
      interest(),
      interest({ state: 'granted', organisation: { id: 'z', name: 'Caritas' } }),
    );
    expect(page.button('Hilfe anbieten: DRK')).toBeTruthy();
    expect(page.has('button', 'Hilfe anbieten: Caritas')).toBe(false);
  });

  it('has those who wait above the calls, and sees when somebody else was faster', async () => {
    const waiting = helpRequest({ note: 'Es ist unser erster Antrag.' });
    const page = await visit('/foerderung', city);
    await page.answer('/api/funding-calls', callList());
    await page.answer('/api/help-requests', listOf(waiting));
    expect(page.heading('Hilfe bei Anträgen')).toBeTruthy();
    expect(page.text).toMatch(
      /DRK · ?kinderstark ?prüft einen Antrag · bis So, 31. Januar 2027, in 70 Tagen ?Es ist unser erster Antrag./,
    );
    expect(page.link('kinderstark').pathname).toBe(`/foerderung/${waiting.call.id}`);
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Übernehmen: DRK'));
    await page.refuse(
      `/api/interests/${waiting.interestId}/help`,
      409,
      'interest.helpTaken',
      'POST',
    );
    const taken = { ...waiting, help: { by: helper, isOwn: false, since } };
    await page.answer('/api/help-requests', listOf(taken));
    expect(page.text).toContain('Vertretung Sozialamt hilft');
    expect(page.has('button', 'Übernehmen: DRK')).toBe(false);
  });

  it('hears of a new wish at once', async () => {
    const page = await visit('/foerderung', city);
    await page.answer('/api/funding-calls', callList());
    await page.answer('/api/help-requests', listOf());
    expect(page.has('h2', 'Hilfe bei Anträgen')).toBe(false);
    page.realtime.announce('interest.changed', { callId: 'any' });
    await page.answer('/api/help-requests', listOf(helpRequest()));
    expect(page.button('Übernehmen: DRK')).toBeTruthy();
  });
});
