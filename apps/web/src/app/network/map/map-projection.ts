import type { ContactPointLocation } from '@quartiersforum/domain';

/** CSS pixels from the upper left corner of an element, or of the whole world. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** As near as one can come. */
export const nearestZoom = 18;
/** Width of the world at zoom 0, in CSS pixels; one zoom more doubles it. Source: MapLibre. */
const worldWidth = 512;
const earthCircumference = 40_075_016.686; // metres

/** Where a location lies in the world at `zoom`, in web Mercator (EPSG:3857). */
export function worldPoint({ latitude, longitude }: ContactPointLocation, zoom: number): MapPoint {
  const width = worldWidth * 2 ** zoom;
  const sine = Math.sin((latitude * Math.PI) / 180);
  return {
    x: width * (longitude / 360 + 0.5),
    y: width * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
  };
}

/** The location that lies at `point`; the other way round of `worldPoint`. */
export function locationAt({ x, y }: MapPoint, zoom: number): ContactPointLocation {
  const width = worldWidth * 2 ** zoom;
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / width))) * 180) / Math.PI;
  return { latitude, longitude: (x / width - 0.5) * 360 };
}

/** Metres that one CSS pixel stands for. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (earthCircumference * Math.cos((latitude * Math.PI) / 180)) / (worldWidth * 2 ** zoom);
}
