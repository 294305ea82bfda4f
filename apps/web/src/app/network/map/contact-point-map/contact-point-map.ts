import { Component, computed, ElementRef, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ContactPoint } from '@quartiersforum/domain';
import { Button, EmptyState, Icon, Notice } from '@quartiersforum/ui/frame';
import { currentFunding } from '../../current-funding';
import { FundingEnd } from '../../funding-end/funding-end';
import type { Place } from '../place-groups';
import { PlaceMap } from '../place-map/place-map';

/**
 * The contact points of a list on a map, and beside it the list itself: it says everything that the map shows, and what the map cannot
 * show because nobody has said where it is.
 */
@Component({
  selector: 'app-contact-point-map',
  imports: [Button, EmptyState, FundingEnd, Icon, Notice, PlaceMap, RouterLink],
  templateUrl: './contact-point-map.html',
  styleUrl: './contact-point-map.scss',
})
export class ContactPointMap {
  readonly contactPoints = input.required<readonly ContactPoint[]>();

  private readonly map = viewChild(PlaceMap);
  private readonly mapElement = viewChild(PlaceMap, { read: ElementRef<HTMLElement> });
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly places = computed(() => this.contactPoints().flatMap(placeOf));
  protected readonly isMissing = computed(() => this.map()?.state() === 'missing');
  protected readonly rows = computed(() =>
    this.contactPoints().map((contactPoint) => ({
      contactPoint,
      place: placeOf(contactPoint)[0],
      providers: contactPoint.providers.map(({ name }) => name).join(', '),
      funding: currentFunding(contactPoint),
      isChosen: this.chosen().includes(contactPoint.id),
    })),
  );
  protected readonly chosenRows = computed(() => this.rows().filter(({ isChosen }) => isChosen));
  protected readonly withoutPlace = computed(
    () => this.contactPoints().length - this.places().length,
  );

  /** On a phone the list is below the map. */
  protected showOnMap(place: Place): void {
    this.map()?.choose(place);
    (this.mapElement()?.nativeElement as HTMLElement | undefined)?.scrollIntoView({
      block: 'nearest',
    });
  }
}

function placeOf({ id, name, location }: ContactPoint): Place[] {
  return location === null ? [] : [{ id, name, location }];
}
