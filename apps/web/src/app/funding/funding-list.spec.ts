import type {
  Account,
  ContactPoint,
  FundingCall,
  FundingFit,
  HelpRequest,
} from '@quartiersforum/domain';
import { account, contactPoint, fundingPhase, listOf } from '../../testing/examples';
import { callList, deadline, fundingCall, fundingFit } from '../../testing/funding-examples';
import { visit, type Visit } from '../../testing/page';

interface Shown {
  calls?: FundingCall[];
  proposals?: FundingCall[];
  contactPoints?: ContactPoint[];
  fits?: FundingFit[];
  requests?: HelpRequest[];
}

const awo = account('provider', { organisation: { id: 'x', name: 'AWO' } });
const facets = { districts: [], providers: [], programmes: [] };

async function list(as: Account, shown: Shown = {}, address = '/foerderung'): Promise<Visit> {
  const page = await visit(address, as);
  const publication = as.role === 'coordinator' ? '?publication=published' : '';
  await page.answer(`/api/funding-calls${publication}`, callList(...(shown.calls ?? [])));
  if (as.role === 'coordinator')
    await page.answer(
      '/api/funding-calls?publication=proposed',
      callList(...(shown.proposals ?? [])),
    );
  if (as.role === 'coordinator' || as.role === 'city')
    await page.answer('/api/help-requests', listOf(...(shown.requests ?? [])));
  await page.answer('/api/contact-points', { ...listOf(...(shown.contactPoints ?? [])), facets });
  await page.answer('/api/funding-fit', listOf(...(shown.fits ?? [])));
  return page;
}

describe('The list of funding calls', () => {
  it('shows whose funding ends when the calls above have come, so that nothing jumps', async () => {
    const page = await visit('/foerderung', awo);
    await page.answer('/api/contact-points', { ...listOf(), facets });
    const ends = page.element.querySelector('app-ending-register');
    expect(ends?.closest('[hidden]')).not.toBeNull();
    await page.answer('/api/funding-calls', callList());
    expect(ends?.closest('[hidden]')).toBeNull();
  });

  it('says of each how long there is, what is due and whether it fits', async () => {
    const page = await list(awo, {
      calls: [
        fundingCall({ title: 'Kinderstark', isEligible: true, interests: 2 }),
        fundingCall({
          title: 'Lotterie',
          mode: 'twoStage',
          state: 'closingSoon',
          daysLeft: 1,
          isEligible: false,
          nextDeadline: deadline({
            kind: 'sketch',
            day: '2026-11-23',
            time: '18:00',
            isEstimated: true,
          }),
        }),
        fundingCall({ title: 'Immer', mode: 'continuous', nextDeadline: null, daysLeft: null }),
      ],
    });
    expect(page.text).toMatch(
      /70 ?Tage ?Kinderstark ?Land NRW · Antrag bis So, 31. Januar 2027 · ?Kommunen/,
    );
    expect(page.text).toMatch(/passt zu Ihrem Träger ?2 Träger interessiert/);
    expect(page.text).toMatch(
      /1 ?Tag, erwartet ?Lotterie.*Skizze bis Mo, 23. November 2026, 18:00 Uhr \(erwartet\)/,
    );
    expect(page.text).toMatch(/schließt bald ?nicht für Ihren Träger/);
    expect(page.text).toMatch(/laufend ?Immer/);
    expect(page.button('Aufruf melden')).toBeTruthy();
    expect(await page.findings()).toEqual([]);
  });

  it('keeps what is over behind a click, and asks for nobody’s interest in it', async () => {
    const page = await list(awo, {
      calls: [
        fundingCall({ title: 'Offen' }),
        fundingCall({ title: 'Vorbei', state: 'closed', nextDeadline: null, daysLeft: null }),
      ],
    });
    expect(page.element.querySelector('details')?.textContent).toContain('Vorbei');
    expect(page.has('a', 'Interesse: Offen')).toBe(true);
    expect(page.has('a', 'Interesse: Vorbei')).toBe(false);
  });

  it('is filtered by chips and fields that are in the address', async () => {
    const page = await list(awo);
    await page.click(page.button('Schließt bald'));
    expect(page.address).toBe('/foerderung?stand=schliesst-bald');
    const asked = await page.answer('/api/funding-calls?state=closingSoon', callList());
    expect(asked.parameters).not.toContain('isEligible');
    expect(page.text).toContain('Kein Aufruf passt dazu');
    expect(page.button('Schließt bald').getAttribute('aria-pressed')).toBe('true');
    await page.click(page.button('Passt zu meinem Träger'));
    await page.answer('/api/funding-calls?isEligible=true', callList());
    await page.type('Bereich', 'Kinder und Jugend');
    await page.answer('/api/funding-calls?area=', callList());
    await page.type('Stichtag vor', '2027-03-01');
    await page.answer('/api/funding-calls?deadlineBefore=2027-03-01', callList());
    expect(page.address).toContain('passend=ja');
    await page.click(page.button('Filter zurücksetzen'));
    expect(page.address).toBe('/foerderung');
  });

  it('begins with the filter of an address that was passed on', async () => {
    const page = await visit('/foerderung?stand=angekuendigt&passend=ja&suche=Kinder', awo);
    const { parameters } = await page.answer('/api/funding-calls', callList());
    expect(parameters).toContain('state=announced');
    expect(parameters).toContain('isEligible=true');
    expect(parameters).toContain('search=Kinder');
  });

  it('tells each what to do while it is empty, and where there is no organisation offers none', async () => {
    const page = await list(account('fieldworker'));
    expect(page.text).toContain('Noch keine Aufrufe');
    expect(page.text).toContain('die Quartierskoordination veröffentlicht ihn');
    expect(page.has('button', 'Passt zu meinem Träger')).toBe(false);
  });

  it('says when it cannot be loaded, and shows the ends of funding all the same', async () => {
    const page = await visit('/foerderung', awo);
    await page.cutOff('/api/funding-calls');
    expect(page.text).toContain('Keine Verbindung');
    await page.answer('/api/contact-points', { ...listOf(contactPoint()), facets });
    expect(page.text).toContain('Quartiersbüro Boy');
  });

  it('reads again when something is announced', async () => {
    const page = await list(awo);
    page.realtime.announce('fundingCall.changed', { callId: 'x' });
    await page.answer('/api/funding-calls', callList(fundingCall({ title: 'Ganz neu' })));
    expect(page.text).toContain('Ganz neu');
  });

  it('lets the coordinator publish a proposal with one click', async () => {
    const proposal = fundingCall({ title: 'Gemeldetes', publication: 'proposed', version: 3 });
    const page = await list(account('coordinator'), { proposals: [proposal] });
    expect(page.text).toContain('Gemeldet, noch nicht veröffentlicht');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Veröffentlichen: Gemeldetes'));
    const sent = await page.answer(`/api/funding-calls/${proposal.id}/publish`, proposal, 'POST');
    expect(sent.body).toEqual({ version: 3 });
    await page.answer('/api/funding-calls?publication=published', callList(proposal));
    await page.answer('/api/funding-calls?publication=proposed', callList());
    expect(page.text).not.toContain('Gemeldet, noch nicht veröffentlicht');
  });
});

describe('Whose funding ends', () => {
  const boy = contactPoint({ fundingPhases: [fundingPhase({ endsOn: '2027-06-30' })] });
  const call = { id: 'c', name: 'Kinderstark' };

  it('stands with the calls that are in time, and why others are not', async () => {
    const page = await list(awo, {
      contactPoints: [boy],
      fits: [
        fundingFit({
          contactPoint: boy,
          hasWayOn: true,
          calls: [
            { call, reason: 'inTime', deadline: '2027-01-31', earliestStart: '2027-05-23' },
            {
              call: { id: 'd', name: 'Lotterie' },
              reason: 'tooLate',
              deadline: '2027-06-10',
              earliestStart: '2027-09-30',
            },
            {
              call: { id: 'e', name: 'Heimat' },
              reason: 'notEligible',
              deadline: null,
              earliestStart: null,
            },
          ],
        }),
      ],
    });
    expect(page.text).toMatch(/rechtzeitig ?Kinderstark ?bis 31. Januar 2027/);
    expect(page.text).toMatch(
      /2 weitere Aufrufe und warum nicht ?kommt zu spät ?Lotterie ?Das Geld käme frühestens am 30. September 2027./,
    );
    expect(page.text).toMatch(/nicht für diesen Träger ?Heimat/);
    expect(page.has('h3', '1 Anlaufstelle ohne Anschluss')).toBe(false);
    expect(page.element.querySelector('[role=img]')?.getAttribute('aria-label')).toContain(
      'Dasselbe steht darunter als Liste.',
    );
    expect(await page.findings()).toEqual([]);
  });

  it('and has no way on is said first', async () => {
    const page = await list(awo, {
      contactPoints: [boy],
      fits: [fundingFit({ contactPoint: boy })],
    });
    expect(page.heading('1 Anlaufstelle ohne Anschluss')).toBeTruthy();
    expect(page.text).toContain('Kein bekannter Aufruf kommt rechtzeitig.');
  });

  it('long ago still stands there', async () => {
    const page = await list(awo, {
      contactPoints: [contactPoint({ fundingPhases: [fundingPhase({ endsOn: '2020-12-31' })] })],
    });
    expect(page.text).toMatch(/Laut Register schon ausgelaufen.*31. Dezember 2020/);
  });

  it('is all that a reader sees, and calls are not asked for', async () => {
    const page = await visit('/foerderung', account('reader'));
    await page.answer('/api/contact-points', { ...listOf(boy), facets });
    page.http.expectNone((request) => request.url.startsWith('/api/funding'));
    expect(page.text).toContain('30. Juni 2027');
    expect(page.has('button', 'Aufruf melden')).toBe(false);
  });
});
