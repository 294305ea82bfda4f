import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { Location } from '@angular/common';
import { LOCALE_ID, provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Account, ProblemCode } from '@quartiersforum/domain';
import { run } from 'axe-core';
import { routes } from '../app/app.routes';
import { Realtime } from '../app/core/realtime/realtime';
import { sessionEnded } from '../app/core/session/session-ended';
import { SessionStore } from '../app/core/session/session-store';
import { Clock } from '../app/core/time/clock';
import { PageTitles } from '../app/core/title/page-titles';
import { SilentRealtime } from './silent-realtime';

/**
 * The app at an address, with its real routes, as somebody or as nobody. The spec plays the API: `answer` waits until the page has asked.
 */
export async function visit(address: string, as: Account | null): Promise<Visit> {
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      provideHttpClient(withInterceptors([sessionEnded])),
      provideHttpClientTesting(),
      provideRouter(routes, withComponentInputBinding()),
      { provide: TitleStrategy, useExisting: PageTitles },
      { provide: LOCALE_ID, useValue: 'de' },
      { provide: Realtime, useClass: SilentRealtime },
      { provide: Clock, useFactory: () => new StoppedClock() },
    ],
  });
  if (as !== null)
    TestBed.inject(SessionStore).adopt({ account: as, expiresAt: '2027-01-01T00:00:00Z' });
  const harness = await RouterTestingHarness.create();
  const page = new Visit(harness);
  void TestBed.inject(Router).navigateByUrl(address);
  await page.settle();
  return page;
}

/** It is noon of 22 November 2026. */
class StoppedClock extends Clock {
  override now(): Date {
    return new Date('2026-11-22T12:00:00Z');
  }
}

export class Visit {
  readonly http = TestBed.inject(HttpTestingController);
  readonly realtime = TestBed.inject(Realtime) as unknown as SilentRealtime;

  constructor(private readonly harness: RouterTestingHarness) {}

  /** The page with everything that lies above it. */
  get element(): HTMLElement {
    return this.harness.fixture.nativeElement as HTMLElement;
  }

  get text(): string {
    return (this.element.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  get address(): string {
    return TestBed.inject(Location).path() || '/';
  }

  /** Lets everything happen that needs no answer from outside. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }

  /** Waits for a request to `path` and answers it. Returns what was asked. */
  async answer(path: string, body: object | null, method = 'GET'): Promise<Asked> {
    const request = await this.pending(path, method);
    request.flush(body);
    await this.settle();
    return { body: request.request.body as unknown, parameters: request.request.params.toString() };
  }

  /** Waits for a request to `path` and refuses it with a problem, for bad input with the paths of the fields. */
  async refuse(
    path: string,
    status: number,
    code: ProblemCode,
    method = 'GET',
    paths: readonly string[] = [],
  ): Promise<void> {
    const request = await this.pending(path, method);
    const fields = paths.map((one) => ({ path: one, message: 'is wrong' }));
    const problem = { type: 'about:blank', title: code, status, code, fields };
    request.flush(problem, { status, statusText: code });
    await this.settle();
  }

  /** Waits for a request to `path` that gets no answer at all. */
  async cutOff(path: string): Promise<void> {
    const request = await this.pending(path, 'GET');
    request.error(new ProgressEvent('error'));
    await this.settle();
  }

  button(name: string): HTMLButtonElement {
    return this.named('button', name);
  }

  link(name: string): HTMLAnchorElement {
    return this.named('a', name);
  }

  heading(name: string): HTMLElement {
    return this.named('h1, h2, h3', name);
  }

  /** The control with this label. */
  field<Control extends HTMLElement = HTMLInputElement>(label: string): Control {
    const labels = [...this.element.querySelectorAll('label')];
    const found = labels.find((one) => wordsOf(one).startsWith(label));
    const control = found && this.element.ownerDocument.getElementById(found.htmlFor);
    if (!control) throw new Error(`No field "${label}" among ${labels.map(wordsOf).join(', ')}`);
    return control as Control;
  }

  has(selector: string, name: string): boolean {
    return [...this.element.querySelectorAll(selector)].some((one) => nameOf(one) === name);
  }

  async click(element: HTMLElement): Promise<void> {
    element.click();
    await this.settle();
  }

  async type(label: string, value: string): Promise<void> {
    const control = this.field<HTMLInputElement>(label);
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settle();
  }

  /** axe's findings as `rule: element`. Contrast needs a layout, which jsdom has not. */
  async findings(): Promise<string[]> {
    const { violations } = await run(this.element, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
  }

  /** A query in `path` tells apart two questions to the same address. */
  private async pending(path: string, method: string): Promise<TestRequest> {
    const [address, query = ''] = path.split('?');
    for (let turn = 0; turn < 10; turn += 1) {
      const [request] = this.http.match(
        (one) =>
          one.method === method &&
          one.url.split('?')[0] === address &&
          one.urlWithParams.includes(query),
      );
      if (request) return request;
      await this.settle();
    }
    throw new Error(`Nobody asked for ${method} ${path}`);
  }

  private named<Found extends HTMLElement>(selector: string, name: string): Found {
    const all = [...this.element.querySelectorAll(selector)];
    const found = all.find((one) => nameOf(one) === name);
    if (!found) throw new Error(`No ${selector} "${name}" among ${all.map(nameOf).join(' | ')}`);
    return found as Found;
  }
}

export interface Asked {
  readonly body: unknown;
  readonly parameters: string;
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? wordsOf(element);
}

function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
