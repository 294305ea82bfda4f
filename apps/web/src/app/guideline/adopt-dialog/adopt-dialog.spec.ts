import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { account, guideline } from '../../../testing/examples';
import { SilentRealtime } from '../../../testing/silent-realtime';
import { Realtime } from '../../core/realtime/realtime';
import { SessionStore } from '../../core/session/session-store';
import { GuidelineStore } from '../guideline-store';
import { AdoptDialog } from './adopt-dialog';

async function dialog() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      GuidelineStore,
      { provide: Realtime, useClass: SilentRealtime },
    ],
  });
  const asked = guideline();
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(GuidelineStore);
  TestBed.inject(SessionStore).adopt({
    account: account('coordinator'),
    expiresAt: '2027-01-01T00:00:00Z',
  });
  store.show(asked.id);
  TestBed.tick();
  http.expectOne(`/api/guidelines/${asked.id}`).flush(asked);
  const fixture = TestBed.createComponent(AdoptDialog);
  fixture.componentRef.setInput('open', true);
  fixture.componentRef.setInput('title', asked.title);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const adopt = [...element.querySelectorAll('button')].find((button) =>
    button.textContent.includes('Endgültig'),
  )!;
  return { fixture, element, adopt, http, store, asked };
}

/** What an answer sets off has happened after a turn of the event loop. */
const answered = () => new Promise((resolve) => setTimeout(resolve));

describe('The question before adopting', () => {
  it('says that the text is frozen for everybody and for good', async () => {
    const { element } = await dialog();
    expect(element.textContent).toContain('Danach kann ihn niemand mehr');
    expect(element.textContent).toContain('Das lässt sich nicht rückgängig machen.');
  });

  it('adopts once, and the guideline is adopted', async () => {
    const { fixture, adopt, http, store, asked } = await dialog();
    adopt.click();
    await fixture.whenStable();
    adopt.click();
    http.expectOne(`/api/guidelines/${asked.id}/adopt`).flush({
      ...asked,
      state: 'adopted',
      adoptedAt: '2026-11-22T09:00:00Z',
      contentHash: 'ff00',
    });
    await answered();
    expect(store.guideline()?.state).toBe('adopted');
    expect(store.canWrite()).toBe(false);
    expect(fixture.componentInstance.open()).toBe(false);
  });

  it('stays open with the reason when it is refused', async () => {
    const { fixture, element, adopt, http, asked } = await dialog();
    adopt.click();
    http
      .expectOne(`/api/guidelines/${asked.id}/adopt`)
      .flush({ code: 'guideline.transitionRefused' }, { status: 409, statusText: 'Conflict' });
    await answered();
    await fixture.whenStable();
    expect(element.querySelector('[role=alert]')?.textContent).toContain(
      'Das geht in diesem Stand nicht mehr.',
    );
    expect(fixture.componentInstance.open()).toBe(true);
  });
});
