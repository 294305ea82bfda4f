import { Service } from '@angular/core';
import type { ContactPointLocation } from '@quartiersforum/domain';
import type { Map as LibraryMap } from 'maplibre-gl';
import { admitMapWorker } from './map-worker';
import { type MapPoint, nearestZoom } from './map-projection';
import { mapStyle, plainGround } from './map-style';

/** What is in view. */
export interface MapView {
  readonly centre: ContactPointLocation;
  readonly zoom: number;
}

/** A map that is drawn in an element. What lies on it is drawn by us, at the points that it names. */
export interface GroundMap {
  view(): MapView;
  /** Where a location lies on the element now, in CSS pixels; may be outside of it. */
  pointOf(location: ContactPointLocation): MapPoint;
  /** Whether a point is on the element. */
  isInView(point: MapPoint): boolean;
  /** Brings all of them into view; nothing for none. */
  show(locations: readonly ContactPointLocation[]): void;
  zoomBy(levels: number): void;
  remove(): void;
}

export interface MapOptions {
  readonly styleUrl: string | null;
  /** Name for assistive technology; the map itself can be moved by keys. */
  readonly label: string;
  /** What is in view at first: all of these, or `centre` when there are none. */
  readonly locations: readonly ContactPointLocation[];
  readonly centre: ContactPointLocation;
  readonly moved: () => void;
  readonly clicked: (location: ContactPointLocation) => void;
  /** The ground could not be drawn, or not all of it. */
  readonly failed: () => void;
  /** Whom the ground is owed to, as HTML of its makers. */
  readonly credited: (credits: readonly string[]) => void;
}

const padding = 56; // CSS pixels
/** One place is shown with its neighbourhood, unless somebody is nearer already. */
const neighbourhoodZoom = 15;
const districtZoom = 12;

/**
 * Draws maps with MapLibre, which comes into the browser only when the first map is shown. A newcomer would use its markers, popups and
 * controls: they write HTML in a way that our pages forbid, and speak English. Ours are Angular's.
 */
@Service()
export class MapLibrary {
  /** Null where the browser cannot draw one, as without WebGL. */
  async open(element: HTMLElement, options: MapOptions): Promise<GroundMap | null> {
    if (!hasWebGl()) return null;
    const { getVersion, Map, setWorkerUrl } = await import('maplibre-gl');
    setWorkerUrl(admitMapWorker(getVersion()));
    try {
      const map = new Map({
        container: element,
        style: mapStyle(options.styleUrl),
        center: pairOf(options.centre),
        zoom: districtZoom,
        ...{ minZoom: 6, maxZoom: nearestZoom, maxPitch: 0, dragRotate: false, touchPitch: false },
        ...{ attributionControl: false, cooperativeGestures: true, renderWorldCopies: false },
        locale: { ...germanTexts, 'Map.Title': options.label },
      });
      return groundMap(map, options);
    } catch {
      return null; // the browser has WebGL and lends no more of it
    }
  }
}

const germanTexts = {
  'CooperativeGesturesHandler.WindowsHelpText': 'Zum Vergrößern Strg halten und scrollen',
  'CooperativeGesturesHandler.MacHelpText': 'Zum Vergrößern ⌘ halten und scrollen',
  'CooperativeGesturesHandler.MobileHelpText': 'Zum Verschieben zwei Finger nehmen',
};

function groundMap(map: LibraryMap, options: MapOptions): GroundMap {
  const { locations, moved, clicked, failed, credited } = options;
  map.keyboard.disableRotation();
  map.touchZoomRotate.disableRotation();
  const show = (these: readonly ContactPointLocation[], animate: boolean) => {
    if (these.length === 0) return;
    const maxZoom = these.length > 1 ? nearestZoom : Math.max(neighbourhoodZoom, map.getZoom());
    map.fitBounds(boundsOf(these), { padding, maxZoom, animate });
  };
  show(locations, false);
  map.on('move', moved);
  map.on('resize', moved);
  map.on('click', ({ lngLat }) => clicked(locationOf(lngLat)));
  map.on('sourcedata', () => credited(creditsOf(map)));
  map.on('error', () => {
    failed();
    if (!map.isStyleLoaded() && options.styleUrl !== null) map.setStyle(plainGround);
  });
  return {
    view: () => ({ centre: locationOf(map.getCenter()), zoom: map.getZoom() }),
    pointOf: (location) => map.project(pairOf(location)),
    isInView: ({ x, y }) => {
      const { clientWidth, clientHeight } = map.getContainer();
      return x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight;
    },
    show: (these) => show(these, true),
    zoomBy: (levels) => void map.zoomTo(map.getZoom() + levels),
    remove: () => map.remove(),
  };
}

function creditsOf(map: LibraryMap): string[] {
  const sources = Object.keys(map.style?.stylesheet ? map.getStyle().sources : {});
  const credits = sources.map((id) => map.getSource(id)?.attribution ?? '');
  return [...new Set(credits.filter((credit) => credit !== ''))];
}

function boundsOf(locations: readonly ContactPointLocation[]): [number, number, number, number] {
  const [west, east] = extent(locations.map(({ longitude }) => longitude));
  const [south, north] = extent(locations.map(({ latitude }) => latitude));
  return [west, south, east, north];
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function pairOf({ latitude, longitude }: ContactPointLocation): [number, number] {
  return [longitude, latitude];
}

function locationOf({ lat, lng }: { lat: number; lng: number }): ContactPointLocation {
  return { latitude: lat, longitude: lng };
}

function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
