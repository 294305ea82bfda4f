import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { Avatar, initialsOf, personColour } from './avatar';

@Component({
  imports: [Avatar],
  template: `<ui-avatar name="Quartierskoordination Bottrop" [colour]="3" />
    <ui-avatar name="AWO" initials="AW" decorative /> AWO`,
})
class Host {}

describe('An avatar', () => {
  it('shows initials and tells the whole name, unless the name stands beside it', async () => {
    const page = await show(Host);
    const [first, second] = page.element.querySelectorAll('ui-avatar');
    expect([first?.getAttribute('data-initials'), first?.getAttribute('aria-label')]).toEqual([
      'QB',
      'Quartierskoordination Bottrop',
    ]);
    expect(first?.getAttribute('role')).toBe('img');
    expect([second?.getAttribute('data-initials'), second?.getAttribute('aria-hidden')]).toEqual([
      'AW',
      'true',
    ]);
  });

  it.each([
    ['Quartierskoordination Bottrop', 'QB'],
    ['AWO Unterbezirk Gelsenkirchen/Bottrop', 'AB'],
    ['DRK', 'DR'],
    ['  Die Brücke ', 'DB'],
    ['ökumenischer Treff', 'ÖT'],
    ['', ''],
  ])('shortens "%s" to "%s"', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('has a colour for every number', () => {
    expect([0, 11, 12, -1].map(personColour)).toEqual([
      'var(--ui-person-0)',
      'var(--ui-person-11)',
      'var(--ui-person-0)',
      'var(--ui-person-11)',
    ]);
  });

  it('is no stop for the keyboard and has no axe findings', async () => {
    const page = await show(Host);
    expect(page.find('ui-avatar').tabIndex).toBe(-1);
    expect(await findings(page.element)).toEqual([]);
  });
});
