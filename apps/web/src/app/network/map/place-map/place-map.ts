import { Component, computed, input, model, viewChild } from '@angular/core';
import { Icon } from '@quartiersforum/ui/frame';
import { MapGround } from '../map-ground/map-ground';
import { isOneSpot, type Place, type PlaceGroup, placeGroups, wholeZoom } from '../place-groups';

/** Named places as buttons on a map; places that would cover each other are one button until somebody comes nearer. */
@Component({
  selector: 'app-place-map',
  imports: [Icon, MapGround],
  templateUrl: './place-map.html',
  styleUrl: './place-map.scss',
})
export class PlaceMap {
  readonly label = input.required<string>();
  readonly places = input.required<readonly Place[]>();
  /** Ids of what is chosen; several when they lie at one spot. */
  readonly chosen = model<readonly string[]>([]);

  private readonly ground = viewChild(MapGround);
  /** `missing`: this browser cannot draw a map. */
  readonly state = computed(() => this.ground()?.state() ?? 'opening');
  protected readonly locations = computed(() => this.places().map(({ location }) => location));
  private readonly level = computed(() => wholeZoom(this.ground()?.view()?.zoom ?? 0));
  private readonly groups = computed(() => placeGroups(this.places(), this.level()));
  protected readonly markers = computed(() =>
    this.groups().flatMap((group) => {
      const point = this.ground()?.pointOf(group.location);
      return point ? [{ group, point, ...this.faceOf(group) }] : [];
    }),
  );

  /** Chooses a place from outside and brings it into view. */
  choose(place: Place): void {
    this.chosen.set([place.id]);
    this.ground()?.show([place.location]);
  }

  protected press(group: PlaceGroup): void {
    if (isOneSpot(group)) this.chosen.set(group.places.map(({ id }) => id));
    else this.ground()?.show(group.places.map(({ location }) => location));
  }

  private faceOf(group: PlaceGroup) {
    const { places } = group;
    const canChoose = isOneSpot(group);
    const isChosen = places.some(({ id }) => this.chosen().includes(id));
    const names = places.map(({ name }) => name).join(', ');
    const where = canChoose ? 'an einem Ort' : 'nah beieinander';
    const name = places.length === 1 ? names : `${places.length} ${where}: ${names}`;
    return { canChoose, isChosen, count: places.length, name };
  }
}
