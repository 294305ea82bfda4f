import { Component, signal } from '@angular/core';
import { findings, press, show } from '../../test/page';
import { Tab } from './tab';
import { TabNav } from './tab-nav';
import { Tabs } from './tabs';

@Component({
  imports: [Tab, TabNav, Tabs],
  template: `<ui-tabs label="Treffen" [(selected)]="selected">
      <ng-template uiTab="agenda" label="Tagesordnung">Punkt eins</ng-template>
      <ng-template uiTab="minutes" label="Protokoll">Beschluss eins</ng-template>
      <ng-template uiTab="files" label="Material" disabled>Datei eins</ng-template>
    </ui-tabs>
    <nav uiTabNav aria-label="Leitlinie">
      <a href="/leitlinien/1" aria-current="page">Text</a>
      <a href="/leitlinien/1/fassungen">Fassungen</a>
    </nav>`,
})
class Host {
  readonly selected = signal<string | undefined>('agenda');
}

async function shown() {
  const page = await show(Host);
  const tab = (name: string) =>
    [...page.element.querySelectorAll<HTMLElement>('[role=tab]')].find(
      (element) => element.textContent.trim() === name,
    );
  const panel = () => page.find('[role=tabpanel]:not([inert])').textContent.trim();
  return { page, tab, panel };
}

describe('Tabs', () => {
  it('show the selected panel only, named by its tab', async () => {
    const { page, tab, panel } = await shown();
    expect(panel()).toBe('Punkt eins');
    expect(tab('Tagesordnung')?.getAttribute('aria-selected')).toBe('true');
    const labelledBy = page.find('[role=tabpanel]:not([inert])').getAttribute('aria-labelledby');
    expect(labelledBy).toBe(tab('Tagesordnung')?.id);
  });

  it('follow the arrow keys, and the choice is told outside', async () => {
    const { page, tab, panel } = await shown();
    tab('Tagesordnung')?.focus();
    press('ArrowRight');
    await page.settled();
    expect([panel(), page.component.selected()]).toEqual(['Beschluss eins', 'minutes']);
    expect(document.activeElement).toBe(tab('Protokoll'));
    press('Home');
    await page.settled();
    expect(page.component.selected()).toBe('agenda');
  });

  it('are one stop for the Tab key', async () => {
    const { page } = await shown();
    const stops = [...page.element.querySelectorAll<HTMLElement>('[role=tab]')];
    expect(stops.map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
  });

  it('change from outside, but not to a disabled one by a click', async () => {
    const { page, tab, panel } = await shown();
    page.component.selected.set('minutes');
    await page.settled();
    expect(panel()).toBe('Beschluss eins');
    tab('Material')?.click();
    await page.settled();
    expect(page.component.selected()).toBe('minutes');
  });

  it('have no axe findings, neither as tabs nor as links', async () => {
    const { page } = await shown();
    expect(await findings(page.element)).toEqual([]);
    expect(page.find('nav [aria-current]').textContent).toBe('Text');
  });
});
