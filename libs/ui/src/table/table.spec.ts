import { Component, signal } from '@angular/core';
import { findings, show } from '../../test/page';
import { Table } from './table';

@Component({
  imports: [Table],
  template: `<table uiTable>
    <caption>
      Anlaufstellen
    </caption>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Träger</th>
      </tr>
    </thead>
    <tbody>
      @for (place of places(); track place) {
        <tr>
          <th scope="row">
            <a href="/netzwerk">{{ place }}</a>
          </th>
          <td>AWO</td>
        </tr>
      }
    </tbody>
  </table>`,
})
class Host {
  readonly places = signal(['Rottmannsmühle']);
}

describe('A table', () => {
  it('is still a table for assistive technology when it is laid out as cards', async () => {
    const page = await show(Host);
    await observed();
    expect(roles(page.find('table'))).toEqual([
      'rowgroup row columnheader columnheader',
      'rowgroup row rowheader cell',
    ]);
    expect(page.find('table').getAttribute('role')).toBe('table');
  });

  it('tells each cell the name of its column, also in rows that come later', async () => {
    const page = await show(Host);
    page.component.places.set(['Rottmannsmühle', 'Boy']);
    await page.settled();
    await observed();
    const labels = [...page.element.querySelectorAll<HTMLElement>('tbody td')];
    expect(labels.map((cell) => cell.dataset['label'])).toEqual(['Träger', 'Träger']);
    expect(roles(page.find('table'))[1]).toBe('rowgroup row rowheader cell row rowheader cell');
  });

  it('leaves the keyboard to the links in it', async () => {
    const page = await show(Host);
    const stops = [...page.element.querySelectorAll<HTMLElement>('*')].filter(
      (e) => e.tabIndex === 0,
    );
    expect(stops.map((element) => element.tagName)).toEqual(['A']);
  });

  it('has no axe findings', async () => {
    const page = await show(Host);
    await observed();
    expect(await findings(page.element)).toEqual([]);
  });
});

/** Mutation observers report before the next task. */
async function observed(): Promise<void> {
  await Promise.resolve();
}

function roles(table: HTMLElement): string[] {
  return [...table.querySelectorAll('thead, tbody')].map((section) =>
    [section, ...section.querySelectorAll('tr, th, td')]
      .map((part) => part.getAttribute('role'))
      .join(' '),
  );
}
