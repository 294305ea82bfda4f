import { locationAt, metresPerPixel, worldPoint } from './map-projection';
import { scaleBar } from './map-scale';
import { mapStyle, plainGround } from './map-style';
import { isOneSpot, type Place, placeGroups } from './place-groups';

const place = (id: string, latitude: number, longitude: number): Place => ({
  ...{ id, name: id },
  location: { latitude, longitude },
});
const boy = place('Boy', 51.5, 6.96);
const alsoBoy = place('Boy im selben Haus', 51.5, 6.96);
const acrossTheYard = place('Hinterhaus', 51.5001, 6.96);
const yard = place('Hof', 51.5001, 6.96);
const nextDoor = place('Nebenan', 51.5, 6.962);
const kirchhellen = place('Kirchhellen', 51.6, 6.92);

describe('Places on the map', () => {
  it('are one button where they would cover each other, and part when somebody comes nearer', () => {
    const all = [boy, nextDoor, kirchhellen];
    expect(names(placeGroups(all, 11))).toEqual([['Boy', 'Nebenan'], ['Kirchhellen']]);
    expect(names(placeGroups(all, 16))).toEqual([['Boy'], ['Nebenan'], ['Kirchhellen']]);
  });

  it('at one spot stay one button however near one comes', () => {
    const [group] = placeGroups([boy, alsoBoy, acrossTheYard], 18);
    expect(group && isOneSpot(group)).toBe(true);
    const [apart] = placeGroups([boy, nextDoor], 11);
    expect(apart && isOneSpot(apart)).toBe(false);
  });

  it('do not regroup between two whole zooms', () =>
    expect(placeGroups([boy, nextDoor], 14.9)).toEqual(placeGroups([boy, nextDoor], 14)));

  it('part at the nearest zoom also when a rounding is missing to it', () =>
    expect(placeGroups([boy, yard], 17.9999)).toHaveLength(2));
});

describe('The ground of the map', () => {
  it.each([10, 14.5])('finds each location again at zoom %d', (zoom) => {
    const found = locationAt(worldPoint(boy.location, zoom), zoom);
    expect(found.latitude).toBeCloseTo(51.5, 9);
    expect(found.longitude).toBeCloseTo(6.96, 9);
  });

  it.each([
    [12, '1 km'],
    [15, '100 m'],
    [9, '5 km'],
  ])('has a scale of a round length at zoom %d', (zoom, text) => {
    const bar = scaleBar(metresPerPixel(51.5, zoom));
    expect(bar.text).toBe(text);
    expect(bar.width).toBeGreaterThan(38);
    expect(bar.width).toBeLessThanOrEqual(96);
  });

  it('asks nobody for anything unless an address is set up', () => {
    expect(mapStyle(null)).toBe(plainGround);
    expect(JSON.stringify(plainGround)).not.toContain('http');
    expect(mapStyle('https://karte.example.org/style.json')).toBe(
      'https://karte.example.org/style.json',
    );
  });

  it('names the server of tiles that say nothing of their makers', () =>
    expect(mapStyle('https://tiles.example.org/{z}/{x}/{y}.png')).toMatchObject({
      sources: { tiles: { type: 'raster', attribution: 'tiles.example.org' } },
    }));
});

function names(groups: ReturnType<typeof placeGroups>): string[][] {
  return groups.map(({ places }) => places.map(({ name }) => name));
}
