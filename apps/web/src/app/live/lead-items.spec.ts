import { agendaItem, liveItem, liveView } from '../../testing/live-examples';
import { leadItems } from './lead-items';

describe('The items of those who lead', () => {
  const live = liveView();
  const [opening, news, talk, topics] = live.items.map((item) => agendaItem(item));

  it('carry their notes, and what everybody sees comes from the newer state', () => {
    const stale = { ...news!, title: 'Alter Titel', moderatorNotes: 'Frist nennen' };
    const [, second] = leadItems(live, [opening!, stale, talk!, topics!]);
    expect(second).toMatchObject({
      title: 'Neues aus der Verwaltung',
      notes: 'Frist nennen',
      number: 2,
    });
  });

  it('include those that are not for all, at their place and without a number', () => {
    const hidden = agendaItem(liveItem('Absprache', 5), { visibility: 'leads' });
    const items = leadItems(live, [opening!, news!, hidden, talk!, topics!]);
    expect(items.map(({ title, number }) => [number, title])).toEqual([
      [1, 'Begrüßung'],
      [2, 'Neues aus der Verwaltung'],
      [null, 'Absprache'],
      [3, 'Fachvortrag'],
      [4, 'Themenspeicher'],
    ]);
  });

  it('follow the order that everybody sees, also before the agenda is loaded or knows a new one', () => {
    expect(leadItems(live, []).map(({ title }) => title)).toEqual(
      live.items.map(({ title }) => title),
    );
    const titles = leadItems(live, [topics!, talk!]).map(({ title }) => title);
    expect(titles).toEqual(live.items.map(({ title }) => title));
  });
});
