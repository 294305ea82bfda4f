import fc from 'fast-check';
import { handPlace, moveHand, orderQueue, type RaisedHand } from './speaker-queue';

const hand = (id: string, position: number, affiliation: string | null = null): RaisedHand => ({
  ...{ id, attendeeId: id, affiliation, position },
});
const nobody = { attendeeIds: new Set<string>(), affiliations: new Set<string>() };

describe('the speaker queue', () => {
  it('keeps the order of arrival when that is asked for', () => {
    const heard = { attendeeIds: new Set(['b']), affiliations: new Set(['AWO']) };
    const waiting = [hand('c', 3), hand('b', 1), hand('a', 2, 'AWO')];
    expect(orderQueue(waiting, 'arrival', heard).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('lets people come first who have not spoken, of them those whose organisation has not', () => {
    const heard = { attendeeIds: new Set(['a']), affiliations: new Set(['AWO']) };
    const waiting = [hand('a', 1, 'AWO'), hand('b', 2, 'AWO'), hand('c', 3, 'DRK'), hand('d', 4)];
    const order = orderQueue(waiting, 'unheardFirst', heard).map(({ id }) => id);
    expect(order).toEqual(['c', 'd', 'b', 'a']);
  });

  it('loses nobody, whatever the order', () => {
    const hands = fc
      .uniqueArray(fc.nat({ max: 40 }))
      .map((ids) => ids.map((id) => hand(String(id), id)));
    fc.assert(
      fc.property(hands, fc.constantFrom('arrival', 'unheardFirst'), (waiting, order) => {
        const ids = orderQueue(waiting, order, nobody).map(({ id }) => id);
        expect([...ids].sort()).toEqual(waiting.map(({ id }) => id).sort());
      }),
    );
  });

  it('is re-ordered by hand', () => {
    const ids = ['a', 'b', 'c'];
    expect(moveHand(ids, 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(moveHand(ids, 'a', null)).toEqual(['b', 'c', 'a']);
    expect(moveHand(ids, 'a', 'gone')).toEqual(ids);
    expect(moveHand(ids, 'gone', 'a')).toEqual(ids);
    expect(moveHand(ids, 'b', 'b')).toEqual(ids);
  });

  it('tells people where their own hand is', () => {
    const entries = [
      { attendeeId: 'a', state: 'speaking' as const },
      { attendeeId: 'b', state: 'waiting' as const },
      { attendeeId: 'c', state: 'waiting' as const },
    ];
    const places = ['a', 'b', 'c', 'd', null].map((id) => handPlace({ entries }, id));
    expect(places).toEqual(['speaking', 'next', 'waiting', 'none', 'none']);
  });
});
