import type { ContactPointLocation } from '@quartiersforum/domain';
import type { GroundMap, MapLibrary, MapOptions, MapView } from '../app/network/map/map-library';
import { locationAt, type MapPoint, worldPoint } from '../app/network/map/map-projection';

const size = 400; // CSS pixels, each way

/**
 * Stands where jsdom cannot draw: a map of 400 × 400 pixels without a ground, which moves at once. Provide it as
 * `{ provide: MapLibrary, useClass: FlatMaps }`.
 */
export class FlatMaps implements Pick<MapLibrary, 'open'> {
  readonly opened: FlatMap[] = [];

  open(_: HTMLElement, options: MapOptions): Promise<GroundMap> {
    const map = new FlatMap(options);
    this.opened.push(map);
    return Promise.resolve(map);
  }

  get last(): FlatMap {
    const map = this.opened.at(-1);
    if (map === undefined) throw new Error('no map was opened');
    return map;
  }
}

export class FlatMap implements GroundMap {
  isRemoved = false;
  private current: MapView;

  constructor(readonly options: MapOptions) {
    this.current = { centre: options.centre, zoom: 12 };
    this.show(options.locations);
  }

  view(): MapView {
    return this.current;
  }

  pointOf(location: ContactPointLocation): MapPoint {
    const point = worldPoint(location, this.current.zoom);
    const centre = worldPoint(this.current.centre, this.current.zoom);
    return { x: point.x - centre.x + size / 2, y: point.y - centre.y + size / 2 };
  }

  isInView({ x, y }: MapPoint): boolean {
    return x >= 0 && y >= 0 && x <= size && y <= size;
  }

  /** The nearest whole zoom at which all of them have room. */
  show(locations: readonly ContactPointLocation[]): void {
    if (locations.length === 0) return;
    let zoom = 18;
    while (zoom > 0 && spread(locations, zoom) > size * 0.7) zoom -= 1;
    const points = locations.map((location) => worldPoint(location, zoom));
    this.move({
      zoom,
      centre: locationAt(
        { x: middle(points.map(({ x }) => x)), y: middle(points.map(({ y }) => y)) },
        zoom,
      ),
    });
  }

  zoomBy(levels: number): void {
    this.move({ ...this.current, zoom: this.current.zoom + levels });
  }

  remove(): void {
    this.isRemoved = true;
  }

  private move(view: MapView): void {
    this.current = view;
    this.options.moved();
  }
}

function spread(locations: readonly ContactPointLocation[], zoom: number): number {
  const points = locations.map((location) => worldPoint(location, zoom));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}
