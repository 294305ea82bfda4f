import type { ContactPointLocation } from '@quartiersforum/domain';
import { type MapPoint, nearestZoom, worldPoint } from './map-projection';

/** Something with a name at a place. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly location: ContactPointLocation;
}

/** Places that cannot be told apart at a zoom, in the order of the list; one alone is a group, too. */
export interface PlaceGroup {
  readonly places: readonly [Place, ...Place[]];
  readonly location: ContactPointLocation;
}

/** Markers nearer than this many CSS pixels would cover each other. */
const reach = 40;

/**
 * Puts together what would overlap. The first place of a group stays where it is and holds the group, so that a marker does not wander
 * with its neighbours. `zoom` is taken whole: in between, nothing regroups under the hand.
 */
export function placeGroups(places: readonly Place[], zoom: number): readonly PlaceGroup[] {
  const level = wholeZoom(zoom);
  const groups: { point: MapPoint; places: [Place, ...Place[]] }[] = [];
  for (const place of places) {
    const point = worldPoint(place.location, level);
    const near = groups.find((group) => distance(group.point, point) < reach);
    if (near === undefined) groups.push({ point, places: [place] });
    else near.places.push(place);
  }
  return groups.map((group) => ({
    places: group.places,
    location: group.places[0].location,
  }));
}

/** The zoom at which places are put together; a map that came as near as it can may miss that by a rounding. */
export function wholeZoom(zoom: number): number {
  return Math.floor(zoom + 0.01);
}

/** Whether going as near as one can would not part the places of a group. */
export function isOneSpot({ places }: PlaceGroup): boolean {
  return placeGroups(places, nearestZoom).length === 1;
}

function distance(one: MapPoint, other: MapPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
