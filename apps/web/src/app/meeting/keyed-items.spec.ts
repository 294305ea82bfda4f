import { emptyItem } from './agenda-item-dialog/agenda-item-form';
import { keyedItems } from './keyed-items';

const [opening, talk, dates] = ['Begrüßung', 'Fachvortrag', 'Termine'].map((title) => ({
  ...emptyItem,
  title,
}));
const before = keyedItems([opening!, talk!, dates!], []);
const keys = before.map(({ key }) => key);

describe('The keys of a template', () => {
  it('are all different, also of equal items', () => {
    expect(new Set(keyedItems([talk!, talk!], []).map(({ key }) => key)).size).toBe(2);
  });

  it('go with a moved item', () => {
    const after = keyedItems([dates!, opening!, talk!], before);
    expect(after.map(({ key }) => key)).toEqual([keys[2], keys[0], keys[1]]);
  });

  it('stay with a changed item, and are new for a new one', () => {
    const after = keyedItems([opening!, { ...talk!, title: 'Vortrag' }, dates!, emptyItem], before);
    expect(after.slice(0, 3).map(({ key }) => key)).toEqual(keys);
    expect(keys).not.toContain(after[3]?.key);
  });
});
