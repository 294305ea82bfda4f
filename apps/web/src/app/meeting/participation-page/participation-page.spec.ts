import type { Meeting, MeetingInvitation, Role } from '@quartiersforum/domain';
import { account, id, listOf } from '../../../testing/examples';
import { meeting, meetingInvitation, responseView } from '../../../testing/meeting-examples';
import { visit, type Visit } from '../../../testing/page';

async function participation(
  role: Role,
  shown: Meeting,
  invitations?: readonly MeetingInvitation[],
): Promise<Visit> {
  const page = await visit(`/treffen/${shown.id}/teilnahme`, account(role));
  await page.answer(`/api/meetings/${shown.id}`, shown);
  if (invitations !== undefined)
    await page.answer(`/api/meetings/${shown.id}/invitations`, listOf(...invitations));
  return page;
}

describe('Who is invited to a meeting', () => {
  const shown = meeting({ answer: 'open' });
  const path = `/api/meetings/${shown.id}/response`;

  it('answers here and changes the answer', async () => {
    const page = await participation('fieldworker', shown);
    await page.answer(path, responseView());
    const yes = page.element.querySelector<HTMLInputElement>('input[value=yes]');
    await page.click(yes as HTMLElement);
    await page.click(page.button('Antwort senden'));
    const asked = await page.answer(path, responseView({ response: 'yes' }), 'PUT');
    expect(asked.body).toEqual({ response: 'yes', substitute: null, wish: '', accessNeeds: '' });
    await page.answer(`/api/meetings/${shown.id}`, { ...shown, answer: 'yes' });
    expect(page.text).toContain('Sie kommen.');
    expect(page.has('button', 'Antwort ändern')).toBe(true);
    expect(await page.findings()).toEqual([]);
  });

  it('is asked again when there is another date, without losing what is being typed', async () => {
    const page = await participation('fieldworker', shown);
    await page.answer(path, responseView({ response: 'yes' }));
    await page.click(page.button('Antwort ändern'));
    await page.type('Wunsch', 'Turnhallen');
    page.realtime.announce('meeting.changed', { meetingId: shown.id });
    await page.settle();
    await page.answer(`/api/meetings/${shown.id}`, shown);
    await page.answer(path, responseView());
    expect(page.field<HTMLTextAreaElement>('Wunsch').value).toBe('Turnhallen');
    expect(page.has('button', 'Antwort senden')).toBe(true);
  });

  it('sees nothing of what others have answered', async () => {
    const page = await participation('fieldworker', shown);
    await page.answer(path, responseView());
    expect(page.text).not.toContain('Einladungen');
    page.http.verify();
  });

  it('is told when the answer cannot be read, and tries again', async () => {
    const page = await participation('fieldworker', shown);
    await page.cutOff(path);
    expect(page.text).toContain('Keine Verbindung');
    await page.click(page.button('Erneut versuchen'));
    await page.answer(path, responseView({ isOpen: false }));
    expect(page.text).toContain('Eine Antwort ist nicht mehr nötig.');
  });
});

describe('Who belongs to the body without an invitation', () => {
  it('is told that no answer is needed', async () => {
    const page = await participation('fieldworker', meeting({ answer: null }));
    expect(page.text).toContain('Keine Rückmeldung nötig');
    expect(await page.findings()).toEqual([]);
    page.http.verify();
  });
});

describe('The answers to an invitation', () => {
  const shown = meeting({ answer: null });
  const path = `/api/meetings/${shown.id}/invitations`;
  const boy = meetingInvitation();
  const ebel = meetingInvitation({
    name: 'Quartiersbüro Ebel',
    response: 'substitute',
    substitute: { name: 'Jugendamt', email: 'jugend@example.org' },
    wish: 'Turnhallen',
    accessNeeds: 'Stufenloser Zugang',
    delivery: 'failed',
    deliveredAt: null,
  });

  it('are counted and listed with substitute, wish, needs and how far the mail has come', async () => {
    const page = await participation('coordinator', shown, [boy, ebel]);
    expect(page.text).toContain('0kommen1schicken Vertretung0kommen nicht1noch offen');
    expect(page.text).toContain('Jugendamt jugend@example.org');
    expect(page.text).toContain('Wunsch: Turnhallen');
    expect(page.text).toContain('Braucht: Stufenloser Zugang');
    expect(page.text).toContain('verschickt am 20. November 2026');
    expect(page.text).toContain('nicht zustellbar');
    expect(await page.findings()).toEqual([]);
  });

  it('come in while they are looked at', async () => {
    const page = await participation('coordinator', shown, [boy]);
    page.realtime.announce('meeting.answersChanged', { meetingId: shown.id });
    await page.settle();
    await page.answer(path, listOf({ ...boy, response: 'yes' as const }));
    expect(page.text).toContain('1kommen0schicken Vertretung0kommen nicht0noch offen');
  });

  it('are filtered by a press on their number, and all there by another', async () => {
    const page = await participation('coordinator', shown, [boy, ebel]);
    await page.click(page.button('1noch offen'));
    expect(page.text).not.toContain('Quartiersbüro Ebel');
    await page.click(page.button('0kommen'));
    expect(page.text).toContain('Das hat noch niemand geantwortet.');
    await page.click(page.button('0kommen'));
    expect(page.text).toContain('Quartiersbüro Ebel');
  });

  it('are waited for by another mail', async () => {
    const page = await participation('coordinator', shown, [ebel]);
    await page.click(page.button('Einladung an Quartiersbüro Ebel erneut senden'));
    const resend = `/api/meeting-invitations/${ebel.id}/resend`;
    await page.answer(resend, { ...ebel, delivery: 'waiting' }, 'POST');
    await page.answer(path, listOf({ ...ebel, delivery: 'waiting' as const }));
    expect(page.text).toContain('wird verschickt');
    expect(page.has('button', 'Einladung an Quartiersbüro Ebel erneut senden')).toBe(false);
  });

  it('are gone with the invitation, after a question', async () => {
    const page = await participation('coordinator', shown, [boy]);
    await page.click(page.button('Quartiersbüro Boy ausladen'));
    expect(page.text).toContain('Antwort und Wünsche werden gelöscht.');
    await page.click(page.button('Zurücknehmen'));
    await page.answer(`/api/meeting-invitations/${boy.id}`, null, 'DELETE');
    await page.answer(path, listOf());
    expect(page.text).toContain('Zu diesem Treffen gibt es keine Einladungen.');
  });

  it('are seen by whoever has the lead, who invites nobody', async () => {
    const led = meeting({ answer: null, relation: 'lead' });
    const page = await participation('provider', led, [boy]);
    expect(page.text).toContain('Quartiersbüro Boy');
    expect(page.has('button', 'Weitere einladen')).toBe(false);
    expect(page.has('button', 'Quartiersbüro Boy ausladen')).toBe(false);
  });

  it('that cannot be read say so', async () => {
    const page = await visit(`/treffen/${shown.id}/teilnahme`, account('coordinator'));
    await page.answer(`/api/meetings/${shown.id}`, shown);
    expect(page.text).toContain('Einladungen werden geladen');
    await page.cutOff(path);
    expect(page.text).toContain('Keine Verbindung');
    await page.click(page.button('Erneut versuchen'));
    await page.answer(path, listOf(boy));
    expect(page.text).toContain('Quartiersbüro Boy');
  });
});

describe('Inviting', () => {
  const draft = meeting({ state: 'draft', answer: null });
  const member = { accountId: id(), name: 'AWO', affiliation: null };
  const unreachable = { kind: 'contactPoint' as const, id: id(), name: 'Anlaufstelle Eigen' };
  const others = [account('city'), account('provider', { id: member.accountId })];

  async function dialog(shown: Meeting, invitations: MeetingInvitation[]): Promise<Visit> {
    const page = await participation('coordinator', shown, invitations);
    const name = shown.state === 'draft' ? 'Einladen' : 'Weitere einladen';
    await page.click(page.button(name));
    const invitees = { reachable: [member], unreachable: [unreachable] };
    await page.answer(`/api/meetings/${shown.id}/invitees`, invitees);
    await page.answer('/api/accounts', listOf(...others));
    return page;
  }

  it('shows beforehand whom it reaches and whom not, and offers to name an address', async () => {
    const page = await dialog(draft, []);
    expect(page.text).toContain('1 Mitglied von „Austauschtreffen“ AWO');
    const picker = page.field<HTMLSelectElement>('Weitere Personen mit Konto');
    expect([...picker.options].map(({ text }) => text)).toEqual([
      'Person hinzufügen …',
      'Konto city',
    ]);
    await page.click(page.button('Adresse angeben für Anlaufstelle Eigen'));
    expect(page.field('Name').value).toBe('Anlaufstelle Eigen');
    expect(page.has('button', 'Adresse angeben für Anlaufstelle Eigen')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('sends members, accounts, guests and words at once', async () => {
    const page = await dialog(draft, []);
    await page.type('Weitere Personen mit Konto', others[0]?.id ?? '');
    await page.click(page.button('Gast mit E-Mail-Adresse'));
    await page.type('Nachricht', 'Bitte bis Freitag antworten.');
    const send = page.element.querySelector<HTMLButtonElement>('button[form=einladung]');
    await page.click(send as HTMLElement);
    expect(page.text).toContain('Bitte geben Sie eine E-Mail-Adresse ein');
    await page.type('Name', 'Fachhochschule');
    await page.type('E-Mail-Adresse', 'fh@example.org');
    await page.click(send as HTMLElement);
    const invited = { ...draft, state: 'invited' as const };
    const asked = await page.answer(`/api/meetings/${draft.id}/invite`, invited, 'POST');
    // As it goes out: the form marks its entries with a symbol.
    expect(JSON.parse(JSON.stringify(asked.body))).toEqual({
      accountIds: [others[0]?.id],
      guests: [{ name: 'Fachhochschule', email: 'fh@example.org', affiliation: '' }],
      message: 'Bitte bis Freitag antworten.',
    });
    await page.answer(`/api/meetings/${draft.id}/invitations`, listOf(meetingInvitation()));
    expect(page.text).toContain('Quartiersbüro Boy');
  });

  it('later names at least one person', async () => {
    const shown = meeting({ answer: null });
    const page = await dialog(shown, [meetingInvitation()]);
    expect(page.text).not.toContain('1 Mitglied von');
    const send = page.element.querySelector<HTMLButtonElement>('button[form=einladung]');
    await page.click(send as HTMLElement);
    expect(page.text).toContain('Bitte nennen Sie mindestens eine Person.');
    await page.type('Weitere Personen mit Konto', others[1]?.id ?? '');
    await page.click(page.button('Konto provider entfernen'));
    expect(document.activeElement).toBe(page.field('Weitere Personen mit Konto'));
    await page.type('Weitere Personen mit Konto', others[1]?.id ?? '');
    await page.click(send as HTMLElement);
    const path = `/api/meetings/${shown.id}/invitations`;
    const asked = await page.answer(path, listOf(), 'POST');
    expect(asked.body).toEqual({ accountIds: [member.accountId], guests: [], message: '' });
  });

  it('says why it was refused', async () => {
    const page = await dialog(draft, []);
    const send = page.element.querySelector<HTMLButtonElement>('button[form=einladung]');
    await page.click(send as HTMLElement);
    await page.refuse(`/api/meetings/${draft.id}/invite`, 422, 'meeting.inThePast', 'POST');
    expect(page.text).toContain('Dieser Zeitpunkt liegt in der Vergangenheit.');
  });
});
