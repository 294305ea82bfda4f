import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { Notice } from './notice';

@Component({
  imports: [Notice],
  template: `<ui-notice variant="danger" heading="Nicht angemeldet"
      >E-Mail-Adresse oder Passwort stimmt nicht. <a href="/hilfe">Hilfe</a></ui-notice
    >
    <ui-notice variant="warning">Sie sind offline.</ui-notice>`,
})
class Host {}

describe('A notice', () => {
  it('interrupts only when it is bad news', async () => {
    const page = await show(Host);
    expect(page.find('.danger').getAttribute('role')).toBe('alert');
    expect(page.find('.warning').getAttribute('role')).toBe('status');
  });

  it('takes no focus of its own and has no axe findings', async () => {
    const page = await show(Host);
    const stops = [...page.element.querySelectorAll<HTMLElement>('*')].filter(
      (e) => e.tabIndex === 0,
    );
    expect(stops.map((element) => element.tagName)).toEqual(['A']);
    expect(await findings(page.element)).toEqual([]);
  });
});
