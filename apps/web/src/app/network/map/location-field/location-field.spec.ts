import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { form, FormField } from '@angular/forms/signals';
import type { ContactPointLocation } from '@quartiersforum/domain';
import { run } from 'axe-core';
import { FlatMaps } from '../../../../testing/flat-map';
import { MapLibrary } from '../map-library';
import { LocationField } from './location-field';

@Component({
  imports: [FormField, LocationField],
  template: `<app-location-field [formField]="form.location" /><button>Weiter</button>`,
})
class Host {
  readonly value = signal<{ location: ContactPointLocation | null }>({ location: null });
  readonly form = form(this.value);
}

describe('The field for a location', () => {
  let fixture: ComponentFixture<Host>;
  let maps: FlatMaps;

  async function open(location: ContactPointLocation | null, hasMap = true): Promise<void> {
    maps = new FlatMaps();
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        ...(hasMap ? [{ provide: MapLibrary, useValue: maps }] : []),
      ],
    });
    fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.componentInstance.value.set({ location });
    await settle();
    TestBed.inject(HttpTestingController).expectOne('/api/map-settings').flush({ styleUrl: null });
    await settle();
  }

  afterEach(() => (fixture.nativeElement as HTMLElement).remove());

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }

  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent.replace(/\s+/g, ' ');
  const location = () => fixture.componentInstance.value().location;
  const field = () => fixture.componentInstance.form.location();
  const inputs = () => [...element().querySelectorAll('input')];

  async function type(latitude: string, longitude: string): Promise<void> {
    for (const [index, value] of [latitude, longitude].entries()) {
      const input = inputs()[index];
      if (input === undefined) throw new Error('no field');
      input.focus();
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    }
  }

  async function press(name: string): Promise<void> {
    const button = [...element().querySelectorAll('button')].find(
      (one) => one.textContent.trim() === name,
    );
    if (button === undefined) throw new Error(`no button ${name}`);
    button.focus();
    button.click();
    await settle();
  }

  it('is set by a click on the map, as exactly as a metre', async () => {
    await open(null);
    maps.last.options.clicked({ latitude: 51.51234567, longitude: 6.95 });
    await settle();
    expect(location()).toEqual({ latitude: 51.51235, longitude: 6.95 });
    expect(inputs().map(({ value }) => value)).toEqual(['51,51235', '6,95']);
    expect(element().querySelector('.pin')).toBeTruthy();
  });

  it('does not move the map under the hand that has just clicked', async () => {
    await open({ latitude: 51.5, longitude: 6.9 });
    const before = maps.last.view();
    maps.last.options.clicked({ latitude: 51.5001, longitude: 6.9001 });
    await settle();
    expect(maps.last.view()).toEqual(before);
  });

  it('is set by keys: move the map, then take its middle', async () => {
    await open({ latitude: 51.5, longitude: 6.9 });
    await type('51,6', '6,95');
    expect(maps.last.view().centre.latitude).toBeCloseTo(51.6);
    await press('Ort entfernen');
    expect(location()).toBeNull();
    await press('In die Mitte der Karte setzen');
    expect(location()).toEqual({ latitude: 51.6, longitude: 6.95 });
  });

  it('is set by numbers, with comma or point, or both copied at once', async () => {
    await open(null);
    await type('51,525', '6.923');
    expect(location()).toEqual({ latitude: 51.525, longitude: 6.923 });
    const [latitude] = inputs();
    if (latitude === undefined) throw new Error('no field');
    latitude.value = '51.6, 6.8';
    latitude.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(location()).toEqual({ latitude: 51.6, longitude: 6.8 });
    expect(inputs()[1]?.value).toBe('6.8');
  });

  it('keeps the last place that was one while the numbers are none, and says so once one has left', async () => {
    await open({ latitude: 51.5, longitude: 6.9 });
    await type('51,6', '');
    expect(field().invalid()).toBe(true);
    expect(location()).toEqual({ latitude: 51.6, longitude: 6.9 });
    expect(text()).not.toContain('Bitte geben Sie beide Zahlen an');
    [...element().querySelectorAll('button')].at(-1)?.focus();
    await settle();
    expect(text()).toContain('Bitte geben Sie beide Zahlen an');
    expect(inputs()[0]?.getAttribute('aria-invalid')).toBe('true');
    expect(await findings()).toEqual([]);
  });

  it('shows what is set from outside', async () => {
    await open({ latitude: 51.5, longitude: 6.9 });
    fixture.componentInstance.value.set({ location: { latitude: 51.6, longitude: 6.8 } });
    await settle();
    expect(inputs().map(({ value }) => value)).toEqual(['51,6', '6,8']);
    expect(maps.last.view().centre.longitude).toBeCloseTo(6.8);
    expect(await findings()).toEqual([]);
  });

  it('without a map is two numbers', async () => {
    await open(null, false);
    expect(text()).toContain('Ihr Browser kann hier keine Karte zeichnen.');
    await type('51,5', '6,9');
    expect(location()).toEqual({ latitude: 51.5, longitude: 6.9 });
    expect(await findings()).toEqual([]);
  });

  async function findings(): Promise<string[]> {
    const { violations } = await run(element(), {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
  }
});
