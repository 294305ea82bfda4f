import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { EmptyState } from './empty-state';

@Component({
  imports: [EmptyState],
  template: `<ui-empty-state heading="Noch keine Leitlinie"
    ><button type="button">Erste anlegen</button></ui-empty-state
  >`,
})
class Host {}

describe('An empty state', () => {
  it('says what is not there and what to do, and the doing is the only stop for the keyboard', async () => {
    const page = await show(Host);
    expect(page.element.textContent.trim()).toBe('Noch keine LeitlinieErste anlegen');
    const stops = [...page.element.querySelectorAll<HTMLElement>('*')].filter(
      (e) => e.tabIndex === 0,
    );
    expect(stops.map((element) => element.textContent)).toEqual(['Erste anlegen']);
  });

  it('has no axe findings', async () => {
    const page = await show(Host);
    expect(await findings(page.element)).toEqual([]);
  });
});
