import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import type { ContactPointLocation } from '@quartiersforum/domain';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { MapClient } from '../map-client';
import { type GroundMap, MapLibrary, type MapView } from '../map-library';
import { type MapPoint, metresPerPixel } from '../map-projection';
import { scaleBar } from '../map-scale';
import { networkCentre } from '../network-centre';

/**
 * The map itself: ground, buttons to come nearer, scale, and whom the ground is owed to. What lies on it is content, positioned by
 * `pointOf`. A newcomer would keep a point; it is old with the next move, so ask in a template or a `computed`.
 */
@Component({
  selector: 'app-map-ground',
  imports: [Button, Icon],
  templateUrl: './map-ground.html',
  styleUrl: './map-ground.scss',
  // The canvas and what lies around it are made by the library and carry no attribute of ours.
  encapsulation: ViewEncapsulation.None,
})
export class MapGround {
  /** Name for assistive technology. */
  readonly label = input.required<string>();
  /** What is brought into view, at first and whenever it changes. */
  readonly locations = input.required<readonly ContactPointLocation[]>();
  readonly clicked = output<ContactPointLocation>();

  private readonly library = inject(MapLibrary);
  private readonly settings = inject(MapClient).settings();
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly map = signal<GroundMap | null>(null);
  private readonly shown = computed(() => this.locations(), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  private isAsked = false;
  private isGone = false;

  /** `missing`: this browser cannot draw one. */
  readonly state = signal<'opening' | 'open' | 'missing'>('opening');
  /** Null until there is a map. */
  readonly view = signal<MapView | null>(null);
  protected readonly hasFailed = signal(false);
  protected readonly credits = signal<readonly string[]>([]);
  protected readonly scale = computed(() => {
    const view = this.view();
    return view && scaleBar(metresPerPixel(view.centre.latitude, view.zoom));
  });

  constructor() {
    afterRenderEffect(() => {
      if (this.settings.isLoading() || this.isAsked) return;
      this.isAsked = true;
      untracked(() => void this.open());
    });
    effect(() => this.map()?.show(this.shown()));
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      this.map()?.remove();
    });
  }

  /** Where a location lies on the map, in CSS pixels; null when it is out of sight. */
  pointOf(location: ContactPointLocation): MapPoint | null {
    const map = this.map();
    if (map === null || this.view() === null) return null;
    const point = map.pointOf(location);
    return map.isInView(point) ? point : null;
  }

  show(locations: readonly ContactPointLocation[]): void {
    this.map()?.show(locations);
  }

  protected zoomBy(levels: number): void {
    this.map()?.zoomBy(levels);
  }

  private async open(): Promise<void> {
    const hasSettings = this.settings.hasValue();
    this.hasFailed.set(!hasSettings);
    const map = await this.library.open(this.canvas().nativeElement, {
      styleUrl: hasSettings ? this.settings.value().styleUrl : null,
      label: `${this.label()}. Verschieben mit den Pfeiltasten, näher und weiter mit Plus und Minus.`,
      locations: this.locations(),
      centre: networkCentre,
      moved: () => this.view.set(this.map()?.view() ?? null),
      clicked: (location) => this.clicked.emit(location),
      failed: () => this.hasFailed.set(true),
      credited: (credits) => this.credits.set(credits),
    });
    if (this.isGone) {
      map?.remove();
      return;
    }
    this.map.set(map);
    this.view.set(map?.view() ?? null);
    this.state.set(map === null ? 'missing' : 'open');
  }
}
