import type { Account, FundingCall, Interest } from '@quartiersforum/domain';
import { account, listOf } from '../../testing/examples';
import {
  callList,
  deadline,
  fundingCall,
  fundingProgramme,
  interest,
  interestList,
} from '../../testing/funding-examples';
import { visit, type Visit } from '../../testing/page';

const awo = account('provider', { organisation: { id: 'x', name: 'AWO' } });
const coordinator = account('coordinator');
const addressOf = ({ id }: FundingCall): string => `/api/funding-calls/${id}`;

async function shown(as: Account, call: FundingCall, ...interests: Interest[]): Promise<Visit> {
  const page = await visit(`/foerderung/${call.id}`, as);
  await page.answer(addressOf(call), call);
  await page.answer(`${addressOf(call)}/interests`, interestList(as.organisation, ...interests));
  return page;
}

describe('A funding call', () => {
  it('shows all that is known of it', async () => {
    const sketch = deadline({ kind: 'sketch', day: '2026-10-01', basis: 'postmark' });
    const next = deadline({ day: '2027-01-31', time: '18:00', isEstimated: true });
    const page = await shown(
      awo,
      fundingCall({
        mode: 'twoStage',
        deadlines: [sketch, next],
        nextDeadline: next,
        eligible: ['municipality', 'church'],
        ownShares: [
          { applicantKind: 'municipality', percent: 20 },
          { applicantKind: null, percent: 12.5 },
        ],
        amountMax: 20_000,
        durationMonthsMin: 12,
        durationMonthsMax: 36,
        leadTimeWeeks: 10,
        fundsFollowOn: false,
        summary: 'Für Kinder.',
        conditions: 'Nur mit Jugendamt.',
        url: 'https://www.example.org/aufruf',
        source: 'Newsletter',
        checkedAt: '2026-11-20T09:00:00Z',
        checkedBy: 'Quartierskoordination',
      }),
    );
    expect(page.text).toMatch(/Skizze ?Do, 1. Oktober 2026.*Es zählt der Poststempel./);
    expect(page.text).toMatch(/Antrag ?So, 31. Januar 2027, 18:00 Uhr ?erwartet/);
    expect(page.text).toContain('In zwei Stufen. Zuerst eine Skizze');
    expect(page.text).toContain('Kommunen, Kirchen');
    expect(page.text).toContain('Kommunen 20 %, alle anderen 12,5 %');
    expect(page.text).toMatch(/bis 20\.000 €/);
    expect(page.text).toContain('12 bis 36 Monate');
    expect(page.text).toMatch(/Anschlussförderung ?nicht möglich/);
    expect(page.text).toContain('Geprüft am Fr, 20. November 2026 von Quartierskoordination');
    const link = page.element.querySelector<HTMLAnchorElement>('a[target]');
    expect(link?.href).toBe('https://www.example.org/aufruf');
    expect(link?.rel).toContain('noopener');
    expect(page.has('button', 'Bearbeiten')).toBe(false);
    expect(page.has('button', 'Heute geprüft')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('that is not there or not for everybody is said to be so', async () => {
    const page = await visit('/foerderung/x', awo);
    await page.refuse('/api/funding-calls/x', 404, 'fundingCall.notFound');
    expect(page.text).toContain('Diesen Förderaufruf gibt es nicht');
  });

  it('says why its state is another, with a way to what replaces it, and the coordinator takes that back', async () => {
    const call = fundingCall({
      state: 'replaced',
      override: {
        kind: 'replaced',
        reason: 'Neue Richtlinie',
        since: '2026-11-01',
        replacedBy: { id: 'neu', name: 'Kinderstark 2027' },
      },
    });
    const page = await shown(coordinator, call);
    expect(page.text).toContain('Seit So, 1. November 2026 durch einen anderen Aufruf ersetzt');
    expect(page.link('Kinderstark 2027').pathname).toBe('/foerderung/neu');
    await page.click(page.button('Zurücknehmen'));
    const back = { ...call, state: 'open' as const, override: null };
    const asked = await page.answer(`${addressOf(call)}/override`, back, 'DELETE');
    expect(asked.parameters).toBe('version=1');
    expect(page.text).not.toContain('Neue Richtlinie');
  });

  it('is closed by hand with a reason', async () => {
    const call = fundingCall();
    const page = await shown(coordinator, call);
    await page.click(page.button('Mehr'));
    await page.click(page.button('Stand von Hand setzen'));
    await page.answer('/api/funding-calls?publication=published', callList(call));
    await page.click(page.button('Speichern'));
    expect(page.text).toContain('Bitte geben Sie mindestens 3 Zeichen ein.');
    await page.type('Warum', 'Mittel erschöpft');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(`${addressOf(call)}/override`, call, 'PUT');
    expect(sent.body).toEqual({
      version: 1,
      kind: 'closedEarly',
      reason: 'Mittel erschöpft',
      since: '2026-11-22',
      replacedById: null,
    });
  });

  it('is marked as checked with one click, and a refusal is said', async () => {
    const call = fundingCall();
    const page = await shown(coordinator, call);
    await page.click(page.button('Heute geprüft'));
    await page.refuse(`${addressOf(call)}/check`, 409, 'fundingCall.changed', 'POST');
    const now = { ...call, version: 2 };
    await page.answer(addressOf(call), now);
    await page.click(page.button('Heute geprüft'));
    const checked = { ...now, version: 3, checkedAt: '2026-11-22T12:00:00Z' };
    const sent = await page.answer(`${addressOf(call)}/check`, checked, 'POST');
    expect(sent.body).toEqual({ version: 2 });
    expect(page.text).toContain('Geprüft am So, 22. November 2026');
  });

  it('that one has handed in oneself can be changed and taken back until it is published', async () => {
    const call = fundingCall({ publication: 'proposed', relation: 'self' });
    const page = await shown(awo, call);
    expect(page.text).toContain('Die Quartierskoordination prüft Ihre Meldung.');
    expect(page.has('button', 'Interesse eintragen')).toBe(false);
    expect(page.button('Bearbeiten')).toBeTruthy();
    await page.click(page.button('Mehr'));
    await page.click(page.button('Zurückziehen'));
    const [, confirm] = [...page.element.querySelectorAll('dialog button')];
    await page.click(confirm as HTMLButtonElement);
    const withdrawn = { ...call, publication: 'withdrawn' as const };
    await page.answer(`${addressOf(call)}/withdraw`, withdrawn, 'POST');
    expect(page.text).toContain('Dieser Aufruf steht in keiner Liste mehr.');
    expect(page.has('button', 'Bearbeiten')).toBe(false);
  });

  it('reads again when it is announced, and only then', async () => {
    const call = fundingCall();
    const page = await shown(awo, call);
    page.realtime.announce('fundingCall.changed', { callId: 'other' });
    await page.settle();
    page.http.expectNone(addressOf(call));
    page.realtime.announce('fundingCall.changed', { callId: call.id });
    await page.answer(addressOf(call), { ...call, title: 'Neuer Titel' });
    expect(page.heading('Neuer Titel')).toBeTruthy();
  });
});

describe('Interests in a call', () => {
  it('of others are shown', async () => {
    const seen = interest({ note: 'Wir suchen einen Sportverein.' });
    const page = await shown(awo, fundingCall(), seen);
    expect(page.text).toMatch(/DRK ?sucht Partner ?Wir suchen einen Sportverein./);
    expect(page.has('button', 'Hilfe anbieten: DRK')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('show the city who wants help and what is for it alone', async () => {
    const page = await shown(
      account('city'),
      fundingCall(),
      interest({ visibility: 'city', wantsHelp: true }),
    );
    expect(page.text).toContain('wünscht Hilfe der Stadt');
    expect(page.text).toContain('Nur für die Stadt zu sehen');
    expect(page.has('button', 'Interesse eintragen')).toBe(false);
  });

  it('of one’s own are entered, seen at once and taken back', async () => {
    const call = fundingCall();
    const page = await shown(awo, call);
    expect(page.text).toContain('Noch hat niemand etwas eingetragen.');
    await page.click(page.button('Interesse eintragen'));
    expect(document.activeElement).toBe(page.field('Was haben Sie vor?'));
    await page.type('Was haben Sie vor?', 'seekingPartners');
    await page.type('Wer soll das sehen?', 'city');
    await page.type('Anmerkung', 'Mit einer Schule');
    await page.click(page.field('Wir wünschen uns Hilfe der Stadt bei diesem Antrag'));
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const wish = {
      state: 'seekingPartners',
      visibility: 'city',
      note: 'Mit einer Schule',
      wantsHelp: true,
    } as const;
    const own = interest({ ...wish, relation: 'self', organisation: { id: 'x', name: 'AWO' } });
    const sent = await page.answer(`${addressOf(call)}/interest`, own, 'PUT');
    expect(sent.body).toEqual(wish);
    expect(page.text).toContain('Wir planen einen Antrag und suchen Partner');
    expect(page.text).toContain('AWO, zu sehen für: nur die Stadt');
    expect(document.activeElement).toBe(page.button('Ändern'));
    await page.click(page.button('Zurücknehmen'));
    await page.answer(`${addressOf(call)}/interest`, null, 'DELETE');
    expect(document.activeElement).toBe(page.button('Interesse eintragen'));
  });

  it('are read again when they are announced', async () => {
    const call = fundingCall();
    const page = await shown(awo, call);
    page.realtime.announce('interest.changed', { callId: call.id });
    await page.answer(`${addressOf(call)}/interests`, interestList(null, interest()));
    expect(page.text).toContain('sucht Partner');
  });
});

describe('The form of a call', () => {
  async function begun(as: Account): Promise<Visit> {
    const page = await visit('/foerderung', as);
    await page.click(page.button(as.role === 'coordinator' ? 'Aufruf anlegen' : 'Aufruf melden'));
    await page.answer('/api/funding-programmes', listOf(fundingProgramme()));
    return page;
  }

  it('takes a call with a new programme and says what is missing', async () => {
    const page = await begun(awo);
    await page.click(page.button('Melden'));
    expect(page.text).toContain('Bitte geben Sie mindestens 3 Zeichen ein.');
    expect(page.text).toContain('Bitte füllen Sie dieses Feld aus.');
    page.http.expectNone({ method: 'POST' });
    await page.type('Titel', 'Heimat-Scheck');
    await page.type('Programm', 'new');
    await page.type('Name des Programms', 'Heimat');
    await page.type('Wer fördert?', 'Land NRW');
    await page.type('Wie bewirbt man sich?', 'continuousYearly');
    expect(page.text).toContain('bis das Jahr abgeschlossen ist');
    await page.type('Was ist fällig?', 'yearEnd');
    await page.type('Tag', '2026-12-31');
    await page.click(page.field('Vereine'));
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Melden'));
    const created = fundingCall();
    const { body } = await page.answer('/api/funding-calls', created, 'POST');
    expect(body).toMatchObject({
      title: 'Heimat-Scheck',
      programme: { name: 'Heimat', funder: 'Land NRW' },
      mode: 'continuousYearly',
      deadlines: [
        { kind: 'yearEnd', day: '2026-12-31', time: null, basis: 'receipt', isEstimated: false },
      ],
      eligible: ['association'],
      amountMin: null,
      fundsFollowOn: null,
      url: null,
    });
    expect(page.address).toBe(`/foerderung/${created.id}`);
  });

  it('has as many deadlines as wanted, and the keyboard is never left nowhere', async () => {
    const page = await begun(coordinator);
    await page.click(page.button('Stichtag hinzufügen'));
    const rows = (): number => page.element.querySelectorAll('fieldset.deadline').length;
    expect(rows()).toBe(2);
    expect(document.activeElement?.closest('fieldset')?.textContent).toContain('2. Stichtag');
    await page.click(page.button('1. Stichtag entfernen'));
    await page.click(page.button('1. Stichtag entfernen'));
    expect(rows()).toBe(0);
    expect(document.activeElement).toBe(page.button('Stichtag hinzufügen'));
    expect(page.text).toContain('Ohne Stichtag: Bewerben geht jederzeit.');
  });

  it('shows a refused field that was folded away', async () => {
    const page = await begun(coordinator);
    await page.type('Titel', 'Heimat-Scheck');
    await page.type('Programm', page.field<HTMLSelectElement>('Programm').options[2]?.value ?? '');
    await page.type('Tag', '2026-12-31');
    await page.type('Fördersumme von, in Euro', '900');
    await page.type('bis, in Euro', '500');
    await page.click(page.button('Veröffentlichen'));
    await page.refuse('/api/funding-calls', 422, 'fundingCall.contradictory', 'POST', [
      'amountMax',
    ]);
    expect(page.text).toContain('Einige Angaben widersprechen sich.');
    const details = page.field('bis, in Euro').closest('details');
    expect(details?.open).toBe(true);
  });

  it('that somebody else has overtaken keeps the own words and shows theirs', async () => {
    const call = fundingCall({ title: 'Kinderstark' });
    const page = await shown(coordinator, call);
    await page.click(page.button('Bearbeiten'));
    await page.type('Titel', 'Kinderstark 2027');
    await page.click(page.button('Speichern'));
    await page.refuse(addressOf(call), 409, 'fundingCall.changed', 'PATCH');
    const now = {
      ...call,
      version: 2,
      title: 'Kinderstark in NRW',
      deadlines: [deadline({ day: '2027-02-28' })],
    };
    await page.answer(addressOf(call), now);
    expect(page.text).toContain('Jemand hat diesen Aufruf inzwischen geändert. Jetzt steht dort:');
    expect(page.text).toMatch(
      /Titel ?Kinderstark in NRW ?Stichtage ?Antrag bis So, 28. Februar 2027/,
    );
    expect(page.field('Titel').value).toBe('Kinderstark 2027');
    expect(page.field('Tag').value).toBe('2027-02-28');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(addressOf(call), { ...now, version: 3 }, 'PATCH');
    expect(sent.body).toEqual({ version: 2, title: 'Kinderstark 2027' });
  });
});
