import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withNavigationErrorHandler } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Toaster } from '@quartiersforum/ui/frame';
import { showDisturbance } from './show-disturbance';

@Component({ selector: 'app-here', template: 'Hier bin ich.' })
class Here {}

@Component({ selector: 'app-stand', template: 'Störung' })
class Stand {}

/** A page that stands, one whose files are gone, and the disturbance page, whose files may be gone, too. */
async function standing(isDisturbanceThere: boolean) {
  const load = jest.fn(() =>
    isDisturbanceThere ? Promise.resolve(Stand) : Promise.reject(new TypeError('Failed to fetch')),
  );
  TestBed.configureTestingModule({
    providers: [
      provideRouter(
        [
          { path: 'hier', component: Here },
          { path: 'weg', loadComponent: () => Promise.reject(new TypeError('Failed to fetch')) },
          { path: 'stoerung', loadComponent: load },
        ],
        withNavigationErrorHandler(showDisturbance),
      ),
    ],
  });
  const harness = await RouterTestingHarness.create('/hier');
  await TestBed.inject(Router).navigateByUrl('/weg');
  await harness.fixture.whenStable();
  return { text: (harness.fixture.nativeElement as HTMLElement).textContent, load };
}

describe('A page that cannot be opened', () => {
  it('shows the disturbance page', async () => {
    const { text } = await standing(true);
    expect(text).toBe('Störung');
    expect(TestBed.inject(Toaster).toasts()).toEqual([]);
  });

  it('leaves the person where they are when that one cannot be fetched either, asks once and says so', async () => {
    const { text, load } = await standing(false);
    expect(text).toBe('Hier bin ich.');
    expect(TestBed.inject(Router).url).toBe('/hier');
    expect(load).toHaveBeenCalledTimes(1);
    expect(TestBed.inject(Toaster).toasts()[0]?.text).toContain('gerade nicht öffnen');
  });
});
