import { TestBed } from '@angular/core/testing';
import type { Account, ContactPoint } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import { account, contactPoint, fundingPhase, listOf } from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const coordinator = account('coordinator');
const addressOf = ({ id }: ContactPoint): string => `/api/contact-points/${id}`;
const facets = { districts: [], providers: [], programmes: [] };

async function shown(as: Account, entry: ContactPoint): Promise<Visit> {
  const page = await visit(`/netzwerk/anlaufstellen/${entry.id}`, as);
  await page.answer(addressOf(entry), entry);
  return page;
}

describe('A funding phase', () => {
  const running = fundingPhase({
    programme: 'Zusammen im Quartier',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    isProvisional: false,
  });
  const entry = contactPoint({ fundingPhases: [running] });

  it('is nobody’s to change but the coordinator’s', async () => {
    const page = await shown(account('fieldworker', { contactPoint: entry }), entry);
    expect(page.text).toContain('1. Januar 2026 bis');
    expect(page.has('button', 'Laufzeit eintragen')).toBe(false);
    expect(page.has('button', 'Laufzeit bearbeiten: Zusammen im Quartier')).toBe(false);
  });

  it('that meets another one is a question first', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit eintragen'));
    const programmes = ['Zusammen im Quartier'];
    await page.answer('/api/contact-points', { ...listOf(), facets: { ...facets, programmes } });
    const list = page.field<HTMLInputElement>('Förderzugang').list;
    expect(list?.options[0]?.value).toBe('Zusammen im Quartier');
    await page.type('Förderzugang', 'Heimat');
    await page.click(page.button('Eintragen'));
    expect(page.text).toContain('Bitte füllen Sie dieses Feld aus.');
    await page.type('Beginn', '2026-07-01');
    await page.type('Letzter Tag', '2027-06-30');
    await page.type('Stadt beteiligt sich finanziell', 'no');
    await page.click(page.button('Eintragen'));
    const route = `${addressOf(entry)}/funding-phases`;
    await page.refuse(route, 409, 'fundingPhase.overlaps', 'POST', ['startsOn']);
    expect(page.text).toContain('In dieser Zeit läuft schon etwas');
    expect(page.text).toContain('Zusammen im Quartier, 1. Januar 2026 bis 31. Dezember 2026');
    expect(await page.findings()).toEqual([]);

    await page.type('Beginn', '2026-08-01');
    await page.click(page.button('Eintragen'));
    await page.refuse(route, 409, 'fundingPhase.overlaps', 'POST', ['startsOn']);
    await page.click(page.button('Trotzdem speichern'));
    const { body } = await page.answer(route, fundingPhase(), 'POST');
    expect(body).toMatchObject({
      programme: 'Heimat',
      startsOn: '2026-08-01',
      endsOn: '2027-06-30',
      isPermanent: false,
      hasCityShare: false,
      isOverlapAccepted: true,
    });
    await page.answer(addressOf(entry), entry);
    expect(page.element.querySelector('dialog')).toBeNull();
  });

  it('that is meant beside another one, and refused for another reason, says so', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit eintragen'));
    await page.answer('/api/contact-points', { ...listOf(), facets });
    await page.type('Beginn', '2026-07-01');
    await page.type('Letzter Tag', '2027-06-30');
    await page.click(page.button('Eintragen'));
    const route = `${addressOf(entry)}/funding-phases`;
    await page.refuse(route, 409, 'fundingPhase.overlaps', 'POST', ['startsOn']);
    expect(page.element.querySelector('dialog [role=alert]')).toBeNull();
    await page.click(page.button('Trotzdem speichern'));
    await page.refuse(route, 503, 'server.unavailable', 'POST');
    expect(page.element.querySelector('dialog [role=alert]')?.textContent).toContain('erneut');
    expect(page.text).toContain('In dieser Zeit läuft schon etwas');
  });

  it('becomes permanent, and takes its end with it', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit bearbeiten: Zusammen im Quartier'));
    await page.type('Endet', 'permanent');
    await page.click(page.button('Speichern'));
    const route = `/api/funding-phases/${running.id}`;
    const sent = await page.answer(route, running, 'PATCH');
    expect(sent.body).toEqual({
      version: 1,
      isOverlapAccepted: false,
      endsOn: null,
      isPermanent: true,
      isProvisional: false,
    });
    await page.answer(addressOf(entry), entry);
  });

  it('that somebody else has removed cannot be saved, and says so', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit bearbeiten: Zusammen im Quartier'));
    await page.type('Bemerkung', 'Antrag läuft');
    page.realtime.announce('contactPoint.changed', { contactPointId: entry.id });
    await page.answer(addressOf(entry), { ...entry, fundingPhases: [] });
    expect(page.text).toContain('Jemand hat diese Laufzeit inzwischen entfernt.');
    expect(page.has('button', 'Speichern')).toBe(false);
  });

  it('is removed after a question, and comes back with one click', async () => {
    const page = await shown(coordinator, entry);
    await page.click(page.button('Laufzeit entfernen: Zusammen im Quartier'));
    expect(page.text).toContain('Entfernen Sie nur, was falsch eingetragen ist');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Entfernen'));
    const asked = await page.answer(`/api/funding-phases/${running.id}`, null, 'DELETE');
    expect(asked.parameters).toBe('version=1');
    await page.answer(addressOf(entry), { ...entry, fundingPhases: [] });
    expect(page.text).toContain('Keine Förderung eingetragen');
    TestBed.inject(Toaster).toasts().at(-1)?.action?.run();
    const { body } = await page.answer(`${addressOf(entry)}/funding-phases`, running, 'POST');
    expect(body).toMatchObject({ programme: 'Zusammen im Quartier', isOverlapAccepted: true });
    await page.answer(addressOf(entry), entry);
  });
});
