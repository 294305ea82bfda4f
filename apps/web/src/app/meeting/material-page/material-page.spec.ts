import {
  type HttpEvent,
  HttpErrorResponse,
  HttpEventType,
  type HttpRequest,
  HttpResponse,
  HttpXhrBackend,
} from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { Material, Role } from '@quartiersforum/domain';
import { Subject } from 'rxjs';
import { account, listOf } from '../../../testing/examples';
import { agendaItem, material, meeting } from '../../../testing/meeting-examples';
import { visit, type Visit } from '../../../testing/page';

/** The way files go out, played by the spec. */
class Wire {
  readonly sent: { request: HttpRequest<File>; events: Subject<HttpEvent<unknown>> }[] = [];

  handle(request: HttpRequest<File>): Subject<HttpEvent<unknown>> {
    const events = new Subject<HttpEvent<unknown>>();
    this.sent.push({ request, events });
    return events;
  }

  get last() {
    const last = this.sent.at(-1);
    if (last === undefined) throw new Error('Nothing was sent');
    return last;
  }

  progress(part: number): void {
    const { request, events } = this.last;
    const loaded = part * (request.body?.size ?? 0);
    events.next({ type: HttpEventType.UploadProgress, loaded });
  }

  arrive(): void {
    this.last.events.next(new HttpResponse({ status: 201, body: material() }));
    this.last.events.complete();
  }

  fail(status: number, code: string): void {
    const error = { type: '', title: '', status, code };
    this.last.events.error(new HttpErrorResponse({ status, error }));
  }
}

const talk = agendaItem({ title: 'Vortrag' });
const shown = meeting({ agenda: [agendaItem({ title: 'Begrüßung' }), talk] });
const path = `/api/meetings/${shown.id}/material`;

let wire: Wire;
beforeEach(() => {
  wire = new Wire();
  TestBed.overrideProvider(HttpXhrBackend, { useValue: wire });
});

async function materialPage(role: Role, ...items: Material[]): Promise<Visit> {
  const page = await visit(`/treffen/${shown.id}/material`, account(role));
  await page.answer(`/api/meetings/${shown.id}`, shown);
  await page.answer(path, listOf(...items));
  return page;
}

async function choose(page: Visit, ...files: File[]): Promise<void> {
  const picker = page.element.querySelector<HTMLInputElement>('input[type=file]');
  if (picker === null) throw new Error('There is nowhere to choose a file');
  Object.defineProperty(picker, 'files', { value: files, configurable: true });
  picker.dispatchEvent(new Event('change'));
  await page.settle();
}

const pdf = (name = 'Plan.pdf', size = 4) => new File(['x'.repeat(size)], name);

describe('The material of a meeting', () => {
  it('stands in the order of the agenda, each with kind, size, who and when', async () => {
    const page = await materialPage(
      'fieldworker',
      material({ title: 'Plan.pdf', agendaItemId: talk.id }),
      material({
        kind: 'link',
        title: 'Karte der Quartiere',
        url: 'https://example.org/karte',
        mediaType: null,
        bytes: null,
      }),
    );
    expect(page.text).toContain('Zum ganzen TreffenKarte der Quartiere');
    expect(page.text).toContain('example.org · Konto coordinator · 20. November 2026');
    expect(page.text).toContain('VortragPlan.pdfPDF · 332 kB · Konto coordinator');
    const link = page.element.querySelector('a[href="https://example.org/karte"]');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
    expect(page.link('Plan.pdf').getAttribute('href')).toMatch(/^\/api\/material\/.+\/file$/);
    expect(await page.findings()).toEqual([]);
  });

  it('has no headings when nothing belongs to an item', async () => {
    const page = await materialPage('fieldworker', material());
    expect(page.text).not.toContain('Zum ganzen Treffen');
  });

  it('is only read by who does not lead the meeting', async () => {
    const page = await materialPage('fieldworker');
    expect(page.text).toContain('sobald die Leitung sie ablegt');
    expect(page.has('button', 'Dateien auswählen')).toBe(false);
    expect(page.has('button', 'Link hinzufügen')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('that cannot be read says so, and tries again', async () => {
    const page = await visit(`/treffen/${shown.id}/material`, account('fieldworker'));
    await page.answer(`/api/meetings/${shown.id}`, shown);
    expect(page.text).toContain('Material wird geladen');
    await page.cutOff(path);
    expect(page.text).toContain('Keine Verbindung');
    await page.click(page.button('Erneut versuchen'));
    await page.answer(path, listOf(material()));
    expect(page.text).toContain('Plan.pdf');
  });

  it('is read again when something about the meeting has changed', async () => {
    const page = await materialPage('fieldworker');
    page.realtime.announce('meeting.changed', { meetingId: shown.id });
    await page.settle();
    await page.answer(path, listOf(material()));
    expect(page.text).toContain('Plan.pdf');
  });

  it('leaves the focus at the entry beside it', async () => {
    const [first, second] = [material(), material({ title: 'Foto.png' })];
    const page = await materialPage('coordinator', first, second);
    await page.click(page.button('Plan.pdf entfernen'));
    await page.answer(`/api/material/${first.id}`, null, 'DELETE');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Foto.png entfernen');
  });

  it('is removed at once, with a way back', async () => {
    const thing = material();
    const page = await materialPage('coordinator', thing);
    await page.click(page.button('Plan.pdf entfernen'));
    await page.answer(`/api/material/${thing.id}`, null, 'DELETE');
    await page.answer(path, listOf());
    expect(page.text).toContain('Legen Sie Unterlagen und Links ab.');
    await page.click(page.button('Rückgängig'));
    await page.answer(`/api/material/${thing.id}/restore`, thing, 'POST');
    await page.answer(path, listOf(thing));
    expect(page.link('Plan.pdf')).toBeTruthy();
  });
});

describe('A file that is added', () => {
  it('goes out as bytes with its name and item, and shows how far it is', async () => {
    const page = await materialPage('coordinator');
    await page.type('Gehört zu', talk.id);
    await choose(page, pdf('Übersicht & Plan.pdf'));
    const { request } = wire.last;
    expect(request.headers.get('Content-Type')).toBe('application/octet-stream');
    const url = new URL(request.urlWithParams, 'http://localhost');
    expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
      `${path}/files`,
      { name: 'Übersicht & Plan.pdf', agendaItemId: talk.id },
    ]);
    wire.progress(0.5);
    await page.settle();
    expect(page.text).toContain('Übersicht & Plan.pdf 1 kB · 50 %');
    expect(page.element.querySelector('progress')?.value).toBe(0.5);
    expect(await page.findings()).toEqual([]);
    wire.arrive();
    await page.settle();
    await page.answer(path, listOf(material()));
    expect(page.element.querySelector('progress')).toBeNull();
    expect(page.link('Plan.pdf')).toBeTruthy();
  });

  it('waits for the one before it', async () => {
    const page = await materialPage('coordinator');
    await choose(page, pdf('a.pdf'), pdf('b.pdf'));
    expect(wire.sent).toHaveLength(1);
    expect(page.text).toContain('b.pdf 1 kB · wartet');
    wire.arrive();
    await page.settle();
    expect(wire.sent).toHaveLength(2);
    expect(wire.last.request.urlWithParams).toContain('name=b.pdf');
  });

  it('is not sent when it is of another kind or too large, and says why', async () => {
    const page = await materialPage('coordinator');
    await choose(page, pdf('Programm.exe'), pdf('Film.pdf', 20 * 1024 * 1024 + 1));
    expect(wire.sent).toEqual([]);
    expect(page.text).toContain('Diese Art von Datei geht nicht.');
    expect(page.text).toContain('zu groß; höchstens 20 MB');
    expect(page.has('button', 'Erneut versuchen')).toBe(false);
    await page.click(page.button('Ausblenden: Programm.exe'));
    expect(page.text).not.toContain('Programm.exe');
    expect(await page.findings()).toEqual([]);
  });

  it('that the server refuses for what it is says why, and is not tried again', async () => {
    const page = await materialPage('coordinator');
    await choose(page, pdf());
    wire.fail(415, 'material.typeRefused');
    await page.settle();
    expect(page.element.querySelector('[role=alert]')?.textContent).toContain(
      'Diese Art von Datei geht nicht.',
    );
    expect(page.has('button', 'Erneut versuchen')).toBe(false);
  });

  it('that did not arrive can be tried again', async () => {
    const page = await materialPage('coordinator');
    await choose(page, pdf());
    wire.fail(503, 'server.unavailable');
    await page.settle();
    expect(page.text).toContain('Der Server ist gerade nicht erreichbar.');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Erneut versuchen'));
    expect(wire.sent).toHaveLength(2);
  });

  it('is stopped on request, and the next one goes out', async () => {
    const page = await materialPage('coordinator');
    await choose(page, pdf('a.pdf'), pdf('b.pdf'));
    const [first] = wire.sent;
    await page.click(page.button('Abbrechen: a.pdf'));
    expect(first?.events.observed).toBe(false);
    expect(wire.last.request.urlWithParams).toContain('name=b.pdf');
  });

  it('may be dropped where files come in, and beside it does not take the place of the page', async () => {
    const page = await materialPage('coordinator');
    const dropOn = async (element: HTMLElement): Promise<Event> => {
      const drop = new Event('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files: [pdf()] } });
      document.body.append(page.element);
      element.dispatchEvent(drop);
      await page.settle();
      return drop;
    };
    expect((await dropOn(page.heading('Material'))).defaultPrevented).toBe(true);
    expect(wire.sent).toHaveLength(0);
    expect((await dropOn(page.button('Dateien auswählen'))).defaultPrevented).toBe(true);
    expect(wire.sent).toHaveLength(1);
  });

  it('leads to the sign-in page when the session has ended meanwhile', async () => {
    const page = await materialPage('coordinator');
    await choose(page, pdf());
    wire.fail(401, 'access.signInRequired');
    await page.settle();
    expect(page.address).toContain('/anmelden');
  });
});

describe('A link that is added', () => {
  it('is sent with its title and item, and a refusal is said in the dialog', async () => {
    const page = await materialPage('coordinator');
    await page.click(page.button('Link hinzufügen'));
    await page.type('Titel', 'Karte');
    await page.type('Adresse', 'example.org');
    await page.click(page.button('Hinzufügen'));
    expect(page.text).toContain('Bitte prüfen Sie diese Angabe.');
    await page.type('Adresse', 'https://example.org/');
    await page.click(page.button('Hinzufügen'));
    await page.refuse(`${path}/links`, 422, 'material.full', 'POST');
    expect(page.text).toContain('Mehr Material passt nicht zu einem Treffen.');
    await page.click(page.button('Hinzufügen'));
    const asked = await page.answer(`${path}/links`, material(), 'POST');
    expect(asked.body).toEqual({ title: 'Karte', url: 'https://example.org/', agendaItemId: null });
    expect(await page.findings()).toEqual([]);
  });
});
