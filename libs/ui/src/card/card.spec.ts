import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { Card } from './card';

@Component({
  imports: [Card],
  template: `<h1>Übersicht</h1>
    <ui-card heading="Schließt bald"
      ><a cardActions href="/foerderung">Alle</a> kinderstark</ui-card
    >
    <ui-card heading="Notiz" [level]="3">Text</ui-card>
    <ui-card>Ohne Überschrift</ui-card>`,
})
class Host {}

describe('A card', () => {
  it('has a heading of the right level and its action beside it, before the content', async () => {
    const page = await show(Host);
    const headings = [...page.element.querySelectorAll('h2, h3')];
    expect(headings.map((heading) => heading.outerHTML.slice(1, 3) + heading.textContent)).toEqual([
      'h2Schließt bald',
      'h3Notiz',
    ]);
    expect(page.find('.head').textContent).toBe('Schließt baldAlle');
    expect(page.find('ui-card').textContent.replaceAll(/\s+/g, ' ')).toBe(
      'Schließt baldAlle kinderstark',
    );
  });

  it('adds no stop for the keyboard and has no axe findings', async () => {
    const page = await show(Host);
    const stops = [...page.element.querySelectorAll<HTMLElement>('*')].filter(
      (e) => e.tabIndex === 0,
    );
    expect(stops.map((element) => element.textContent)).toEqual(['Alle']);
    expect(await findings(page.element)).toEqual([]);
  });
});
