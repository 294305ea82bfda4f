import type { ResponseView } from '@quartiersforum/domain';
import { responseView } from '../../../testing/meeting-examples';
import { visit, type Visit } from '../../../testing/page';

const token = 'a-token';
const path = `/api/responses/${token}`;

async function responsePage(view: ResponseView): Promise<Visit> {
  const page = await visit(`/antwort/${token}`, null);
  await page.answer(path, view);
  return page;
}

/** Chooses the answer with this name. */
async function choose(page: Visit, name: string): Promise<void> {
  const label = [...page.element.querySelectorAll('label')].find(
    (one) => one.textContent.trim() === name,
  );
  const radio = label?.querySelector('input');
  if (!radio) throw new Error(`No answer "${name}"`);
  await page.click(radio);
}

describe('The page behind the link of an invitation', () => {
  it('says to what, when, where and by whom, without a sign-in', async () => {
    const page = await responsePage(responseView());
    expect(page.text).toContain('Einladung für Quartiersbüro Boy');
    expect(page.heading('Austauschtreffen Januar 2027')).toBeTruthy();
    expect(page.text).toContain('Di, 12. Januar 2027, 10:00 bis 12:30 Uhr');
    expect(page.text).toContain('Bürgerhaus Batenbrock');
    expect(page.text).toContain('10:00 Begrüßung');
    expect(await page.findings()).toEqual([]);
    page.http.verify();
  });

  it('asks for an answer before it sends anything', async () => {
    const page = await responsePage(responseView());
    await page.click(page.button('Antwort senden'));
    expect(page.text).toContain('Bitte wählen Sie eine Antwort.');
    expect(await page.findings()).toEqual([]);
    page.http.verify();
  });

  it('sends yes with a wish and what somebody needs, thanks, and can be changed', async () => {
    const page = await responsePage(responseView());
    await choose(page, 'Ja, ich komme');
    await page.type('Wunsch für die Tagesordnung', 'Turnhallen');
    await page.type('Was brauchen Sie', 'Stufenloser Zugang');
    await page.click(page.button('Antwort senden'));
    const answer = { wish: 'Turnhallen', accessNeeds: 'Stufenloser Zugang' };
    const asked = await page.answer(path, responseView({ response: 'yes', ...answer }), 'PUT');
    expect(asked.body).toEqual({ response: 'yes', substitute: null, ...answer });
    expect(page.text).toContain('Danke, Ihre Antwort ist angekommen.');
    expect(page.text).toContain('Sie kommen.');
    expect(page.text).toContain('als Kalendereintrag');
    expect(document.activeElement?.tagName).toBe('APP-GIVEN-RESPONSE');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Antwort ändern'));
    expect(page.field<HTMLTextAreaElement>('Wunsch').value).toBe('Turnhallen');
    await choose(page, 'Nein, ich komme nicht');
    await page.click(page.button('Antwort senden'));
    const changed = await page.answer(path, responseView({ response: 'no' }), 'PUT');
    expect(changed.body).toEqual({
      response: 'no',
      substitute: null,
      wish: 'Turnhallen',
      accessNeeds: '',
    });
    expect(page.text).toContain('Sie kommen nicht.');
    expect(page.text).not.toContain('als Kalendereintrag');
  });

  it('asks who comes instead, and for an address that is one', async () => {
    const page = await responsePage(responseView());
    await choose(page, 'Jemand kommt an meiner Stelle');
    await page.click(page.button('Antwort senden'));
    expect(page.text).toContain('Bitte geben Sie mindestens 2 Zeichen ein.');
    await page.type('Name der Vertretung', 'Quartiersbüro Ebel');
    await page.type('E-Mail-Adresse der Vertretung', 'ebel');
    await page.click(page.button('Antwort senden'));
    expect(page.text).toContain('Bitte geben Sie eine E-Mail-Adresse ein');
    expect(await page.findings()).toEqual([]);
    await page.type('E-Mail-Adresse der Vertretung', 'ebel@example.org');
    await page.click(page.button('Antwort senden'));
    const substitute = { name: 'Quartiersbüro Ebel', email: 'ebel@example.org' };
    const asked = await page.answer(
      path,
      responseView({ response: 'substitute', substitute }),
      'PUT',
    );
    expect(asked.body).toMatchObject({ response: 'substitute', substitute });
    expect(page.text).toContain('Vertretung kommt: Quartiersbüro Ebel.');
  });

  it('shows at the address of the substitute why the server refuses it', async () => {
    const page = await responsePage(responseView());
    await choose(page, 'Jemand kommt an meiner Stelle');
    await page.type('Name der Vertretung', 'Quartiersbüro Boy');
    await page.type('E-Mail-Adresse der Vertretung', 'boy@example.org');
    await page.click(page.button('Antwort senden'));
    await page.refuse(path, 400, 'request.invalid', 'PUT', ['substitute.email']);
    const field = page.field('E-Mail-Adresse der Vertretung');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('shows what was answered before, and keeps it when the change is given up', async () => {
    const page = await responsePage(responseView({ response: 'yes', wish: 'Turnhallen' }));
    expect(page.text).toContain('Sie haben geantwortet.');
    await page.click(page.button('Antwort ändern'));
    await choose(page, 'Nein, ich komme nicht');
    await page.click(page.button('Abbrechen'));
    expect(page.text).toContain('Sie kommen.');
    page.http.verify();
  });

  it('says what happened when the answer did not arrive, and keeps what was typed', async () => {
    const page = await responsePage(responseView());
    await choose(page, 'Ja, ich komme');
    await page.type('Wunsch', 'Turnhallen');
    await page.click(page.button('Antwort senden'));
    await page.refuse(path, 410, 'response.closed', 'PUT');
    expect(page.text).toContain('eine Antwort ist nicht mehr nötig');
    expect(page.field<HTMLTextAreaElement>('Wunsch').value).toBe('Turnhallen');
  });

  it('that is wrong says where to find the right one', async () => {
    const page = await visit('/antwort/falsch', null);
    await page.refuse('/api/responses/falsch', 404, 'response.notFound');
    expect(page.text).toContain('Dieser Link stimmt nicht.');
    expect(page.has('button', 'Erneut versuchen')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('without a connection offers a second try', async () => {
    const page = await visit(`/antwort/${token}`, null);
    await page.cutOff(path);
    await page.click(page.button('Erneut versuchen'));
    await page.answer(path, responseView());
    expect(page.text).toContain('Kommen Sie?');
  });

  it.each([
    ['over', responseView({ isOpen: false, response: 'yes' }), 'Das Treffen ist vorbei.'],
    [
      'cancelled',
      responseView({ isOpen: false }, { isCancelled: true }),
      'Das Treffen ist abgesagt.',
    ],
  ])('asks nothing when the meeting is %s', async (_, view, text) => {
    const page = await responsePage(view);
    expect(page.text).toContain(text);
    expect(page.has('button', 'Antwort senden')).toBe(false);
    expect(page.has('button', 'Antwort ändern')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('shows no date while a new one is awaited', async () => {
    const page = await responsePage(responseView({}, { isDateOpen: true }));
    expect(page.text).toContain('Das Treffen ist verschoben.');
    expect(page.text).toContain('neuer Termin folgt');
    expect(page.text).not.toContain('12. Januar 2027');
    expect(page.text).not.toContain('10:00');
    expect(await page.findings()).toEqual([]);
  });
});
