import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { PageHeader } from './page-header';

@Component({
  imports: [PageHeader],
  template: `<main>
    <ui-page-header heading="Leitlinien" kicker="Arbeitsfassung" lead="Was alle verbindet.">
      <button actions type="button">Neue Leitlinie</button>
    </ui-page-header>
  </main>`,
})
class Host {}

describe('A page header', () => {
  it('holds the one h1, which can take the focus after a navigation but is no stop on the way', async () => {
    const page = await show(Host);
    const heading = page.find('h1');
    heading.focus();
    expect([document.activeElement, heading.tabIndex]).toEqual([heading, -1]);
    expect(page.element.querySelectorAll('h1')).toHaveLength(1);
  });

  it('puts the actions behind the words, and has no axe findings', async () => {
    const page = await show(Host);
    expect(page.element.textContent.replaceAll(/\s+/g, ' ').trim()).toBe(
      'ArbeitsfassungLeitlinienWas alle verbindet.Neue Leitlinie',
    );
    expect(await findings(page.element)).toEqual([]);
  });
});
