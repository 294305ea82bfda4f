import type { ContactPointLocation } from '@quartiersforum/domain';

/** What stands in the two fields of a location. */
export interface LocationText {
  readonly latitude: string;
  readonly longitude: string;
}

/** Five places after the comma are about a metre. */
const numberFormat = new Intl.NumberFormat('de-DE', {
  maximumFractionDigits: 5,
  useGrouping: false,
});
const pair = /^\s*(-?\d+[.,]\d+)\s*[,;\s]\s*(-?\d+[.,]\d+)\s*$/;

export function locationText(location: ContactPointLocation | null): LocationText {
  return location === null
    ? { latitude: '', longitude: '' }
    : {
        latitude: numberFormat.format(location.latitude),
        longitude: numberFormat.format(location.longitude),
      };
}

/** The location that the fields say: null for none, undefined when it is not, or not yet, one. Comma and point are alike. */
export function parseLocation({
  latitude,
  longitude,
}: LocationText): ContactPointLocation | null | undefined {
  if (latitude.trim() === '' && longitude.trim() === '') return null;
  const parsed = { latitude: degrees(latitude, 90), longitude: degrees(longitude, 180) };
  return Number.isNaN(parsed.latitude + parsed.longitude) ? undefined : parsed;
}

/** Both parts of what was copied elsewhere as "51.525, 6.923"; undefined when it is not two numbers. */
export function copiedPair(text: string): LocationText | undefined {
  const [, latitude, longitude] = pair.exec(text) ?? [];
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/** As exactly as the fields show it. */
export function roundedLocation({
  latitude,
  longitude,
}: ContactPointLocation): ContactPointLocation {
  return { latitude: Number(latitude.toFixed(5)), longitude: Number(longitude.toFixed(5)) };
}

function degrees(text: string, most: number): number {
  const trimmed = text.trim().replace(',', '.');
  const value = /^-?\d+(\.\d*)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return Math.abs(value) <= most ? value : Number.NaN;
}
