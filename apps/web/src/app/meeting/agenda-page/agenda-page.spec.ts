import { TestBed } from '@angular/core/testing';
import type { AgendaItem, Meeting, Role } from '@quartiersforum/domain';
import { Announcer } from '@quartiersforum/ui';
import { account, listOf } from '../../../testing/examples';
import { agendaItem, meeting, topic } from '../../../testing/meeting-examples';
import { visit, type Visit } from '../../../testing/page';

const opening = agendaItem({ title: 'Begrüßung', kind: 'opening', durationMinutes: 10 });
const talk = agendaItem({ title: 'Fachvortrag', presenter: 'Suchtberatung', version: 4 });
const dates = agendaItem({ title: 'Termine', kind: 'dates', durationMinutes: 20 });

async function shown(
  role: Role,
  items: AgendaItem[] = [opening, talk, dates],
  change: Partial<Meeting> = {},
): Promise<[Visit, Meeting]> {
  const asked = meeting({ agenda: items, agendaVersion: 7, durationMinutes: 60, ...change });
  const page = await visit(`/treffen/${asked.id}/tagesordnung`, account(role));
  await page.answer(`/api/meetings/${asked.id}`, asked);
  return [page, asked];
}

function order(page: Visit): string[] {
  const list = page.element.querySelector('app-agenda-editor, app-agenda-list');
  return [...(list?.querySelectorAll('.title') ?? [])].map((title) =>
    (title.textContent ?? '').trim(),
  );
}

/** The dialog's own button, not the one of the same name behind it. */
function inDialog(page: Visit, name: string): HTMLButtonElement {
  return [...page.element.querySelectorAll<HTMLButtonElement>('dialog button')].find(
    (button) => button.textContent.trim() === name,
  )!;
}

describe('The agenda for those who read it', () => {
  it('is a clean list with starts, minutes and who speaks', async () => {
    const [page] = await shown('fieldworker', [
      opening,
      { ...talk, plannedStart: '2027-01-12T09:10:00Z' },
    ]);
    expect(page.text).toMatch(
      /10:00 ?Begrüßung.*10 min.*10:10 ?Fachvortrag.*Suchtberatung.*30 min/,
    );
    expect(page.element.querySelectorAll('app-agenda-page button')).toHaveLength(1);
    expect(page.button('Drucken')).toBeTruthy();
    expect(page.text).not.toContain('Zusammen');
    expect(await page.findings()).toEqual([]);
  });

  it('says when there is none yet', async () => {
    const [page] = await shown('fieldworker', []);
    expect(page.text).toContain('Die Tagesordnung steht noch nicht fest.');
  });

  it('shows what has become of each item', async () => {
    const [page] = await shown(
      'fieldworker',
      [
        { ...opening, state: 'done' },
        { ...talk, state: 'current' },
        { ...dates, state: 'deferred' },
      ],
      { state: 'running' },
    );
    expect(page.text).toMatch(/Fachvortrag ?jetzt.*Termine ?beim nächsten Treffen/);
    expect(page.element.querySelector('[aria-current=step]')?.textContent).toContain('Fachvortrag');
    expect(page.element.querySelector('[aria-label=behandelt]')).toBeTruthy();
  });
});

describe('The agenda for those who lead the meeting', () => {
  it('says calmly what it takes in sum and what is too much', async () => {
    const [page] = await shown('coordinator', [opening, talk, { ...dates, durationMinutes: 30 }]);
    expect(page.text).toContain('10 Minuten zu lang');
    expect(page.text).toContain(
      'Zusammen 1 Stunde 10 Minuten, 10 Minuten mehr als geplant: das Treffen dauert 1 Stunde.',
    );
    expect(await page.findings()).toEqual([]);
  });

  it('takes a new item', async () => {
    const [page, asked] = await shown('coordinator', []);
    await page.click(page.button('Punkt hinzufügen'));
    await page.click(inDialog(page, 'Hinzufügen'));
    expect(page.text).toContain('Bitte geben Sie mindestens 2 Zeichen ein.');
    await page.type('Art', 'fundingCalls');
    expect(page.field('Titel').value).toBe('Förderaufrufe');
    await page.type('Minuten', '25');
    expect(await page.findings()).toEqual([]);
    await page.click(inDialog(page, 'Hinzufügen'));
    const sent = await page.answer(
      `/api/meetings/${asked.id}/agenda-items`,
      { ...asked, agenda: [agendaItem({ title: 'Förderaufrufe' })] },
      'POST',
    );
    expect(sent.body).toMatchObject({
      kind: 'fundingCalls',
      title: 'Förderaufrufe',
      durationMinutes: 25,
    });
    expect(order(page)).toEqual(['Förderaufrufe']);
  });

  it('changes only what was changed, with the version that was read', async () => {
    const [page, asked] = await shown('coordinator');
    await page.click(page.button('Bearbeiten: Fachvortrag'));
    await page.type('Minuten', '35');
    await page.click(inDialog(page, 'Speichern'));
    const sent = await page.answer(`/api/agenda-items/${talk.id}`, asked, 'PATCH');
    expect(sent.body).toEqual({ durationMinutes: 35, version: 4 });
  });

  it('leaves alone what one types while others change the item, and loses neither text', async () => {
    const [page, asked] = await shown('coordinator');
    await page.click(page.button('Bearbeiten: Fachvortrag'));
    await page.type('Titel', 'Vortrag mit Gespräch');
    const theirs = { ...talk, version: 5, title: 'Fachvortrag: Sucht', durationMinutes: 45 };
    const now = { ...asked, agendaVersion: 8, agenda: [opening, theirs, dates] };
    page.realtime.announce('meeting.changed', { meetingId: asked.id });
    await page.answer(`/api/meetings/${asked.id}`, now);
    expect(page.field('Titel').value).toBe('Vortrag mit Gespräch');
    expect(page.text).toMatch(/Jetzt steht dort:.*Titel ?Fachvortrag: Sucht.*Minuten ?45/);

    await page.click(inDialog(page, 'Speichern'));
    await page.refuse(`/api/agenda-items/${talk.id}`, 409, 'agenda.changed', 'PATCH');
    await page.answer(`/api/meetings/${asked.id}`, now);
    expect(page.field('Titel').value).toBe('Vortrag mit Gespräch');
    expect(page.field('Minuten').value).toBe('45');
    expect(await page.findings()).toEqual([]);

    await page.click(inDialog(page, 'Speichern'));
    const sent = await page.answer(`/api/agenda-items/${talk.id}`, now, 'PATCH');
    expect(sent.body).toEqual({ title: 'Vortrag mit Gespräch', version: 5 });
  });

  it('puts the own text on the agenda again when somebody has removed the item', async () => {
    const [page, asked] = await shown('coordinator');
    await page.click(page.button('Bearbeiten: Fachvortrag'));
    page.realtime.announce('meeting.changed', { meetingId: asked.id });
    await page.answer(`/api/meetings/${asked.id}`, { ...asked, agenda: [opening, dates] });
    expect(page.text).toContain('Jemand hat diesen Punkt inzwischen entfernt.');
    await page.click(inDialog(page, 'Speichern'));
    const sent = await page.answer(`/api/meetings/${asked.id}/agenda-items`, asked, 'POST');
    expect(sent.body).toMatchObject({ title: 'Fachvortrag' });
  });

  it('removes an item with a way back', async () => {
    const [page, asked] = await shown('coordinator');
    page.button('Entfernen: Fachvortrag').focus();
    await page.click(page.button('Entfernen: Fachvortrag'));
    const request = await page.answer(
      `/api/agenda-items/${talk.id}?version=4`,
      { ...asked, agenda: [opening, dates] },
      'DELETE',
    );
    expect(request.parameters).toBe('version=4');
    expect(order(page)).toEqual(['Begrüßung', 'Termine']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Bearbeiten: Termine');
    await page.click(page.button('Rückgängig'));
    await page.answer(`/api/agenda-items/${talk.id}/restore`, asked, 'POST');
    expect(order(page)).toEqual(['Begrüßung', 'Fachvortrag', 'Termine']);
  });

  it('changes the order by keyboard, says so and keeps the focus', async () => {
    const [page, asked] = await shown('coordinator');
    const say = jest.spyOn(TestBed.inject(Announcer), 'say');
    const edit = page.button('Bearbeiten: Termine');
    edit.focus();
    edit.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }),
    );
    await page.settle();
    expect(order(page)).toEqual(['Begrüßung', 'Termine', 'Fachvortrag']);
    expect(document.activeElement).toBe(edit);
    expect(say).toHaveBeenCalledWith('„Termine“ ist jetzt Punkt 2 von 3.');
    const sent = await page.answer(
      `/api/meetings/${asked.id}/agenda-order`,
      { ...asked, agendaVersion: 8, agenda: [opening, dates, talk] },
      'PUT',
    );
    expect(sent.body).toEqual({ agendaVersion: 7, itemIds: [opening.id, dates.id, talk.id] });
  });

  it('sends quick moves one after the other, each with the newest version', async () => {
    const [page, asked] = await shown('coordinator');
    await page.click(page.button('Nach oben: Termine'));
    await page.click(page.button('Nach oben: Termine'));
    expect(order(page)).toEqual(['Termine', 'Begrüßung', 'Fachvortrag']);
    const address = `/api/meetings/${asked.id}/agenda-order`;
    await page.answer(
      address,
      { ...asked, agendaVersion: 8, agenda: [opening, dates, talk] },
      'PUT',
    );
    expect(order(page)).toEqual(['Termine', 'Begrüßung', 'Fachvortrag']);
    const second = { ...asked, agendaVersion: 9, agenda: [dates, opening, talk] };
    const sent = await page.answer(address, second, 'PUT');
    expect(sent.body).toEqual({ agendaVersion: 8, itemIds: [dates.id, opening.id, talk.id] });
  });

  it('shows the order of somebody who was faster', async () => {
    const [page, asked] = await shown('coordinator');
    await page.click(page.button('Nach oben: Termine'));
    await page.refuse(`/api/meetings/${asked.id}/agenda-order`, 409, 'agenda.changed', 'PUT');
    await page.answer(`/api/meetings/${asked.id}`, { ...asked, agenda: [talk, opening, dates] });
    expect(order(page)).toEqual(['Fachvortrag', 'Begrüßung', 'Termine']);
    expect(page.text).toContain('Sie sehen jetzt den neuen Stand');
  });

  it('leaves in its place what was dealt with', async () => {
    const [page] = await shown(
      'coordinator',
      [{ ...opening, state: 'done' }, { ...talk, state: 'current' }, dates],
      { state: 'running' },
    );
    expect(page.has('button', 'Entfernen: Begrüßung')).toBe(false);
    await page.click(page.button('Nach oben: Termine'));
    expect(order(page)[2]).toBe('Termine');
    expect(page.text).toContain('Das geht nicht');
  });

  it('takes a topic over from beside it', async () => {
    const [page, asked] = await shown('coordinator');
    const waiting = topic({ title: 'Turnhallen' });
    const question = await page.answer('/api/topics', listOf(waiting));
    expect(question.parameters).toContain(`seriesId=${asked.series?.id}`);
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Auf die Tagesordnung: Turnhallen'));
    const sent = await page.answer(`/api/topics/${waiting.id}/take-over`, {}, 'POST');
    expect(sent.body).toEqual({ meetingId: asked.id });
    const item = agendaItem({ title: 'Turnhallen', topicId: waiting.id });
    await page.answer(`/api/meetings/${asked.id}`, { ...asked, agenda: [opening, item] });
    await page.answer('/api/topics', listOf());
    expect(order(page)).toEqual(['Begrüßung', 'Turnhallen']);
  });
});
