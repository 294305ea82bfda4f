import {
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { type FormValueControl, transformedValue } from '@angular/forms/signals';
import type { ContactPointLocation } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { MapGround } from '../map-ground/map-ground';
import {
  copiedPair,
  locationText,
  type LocationText,
  parseLocation,
  roundedLocation,
} from './location-text';

/**
 * Where something is: set by a click on the map, by the map's middle for those who move it with keys, or by two numbers. A form control
 * (`[formField]`) over a location or null; while the numbers are none, the form has an error and keeps what was there.
 */
@Component({
  selector: 'app-location-field',
  imports: [Button, Field, Icon, MapGround, TextInput],
  templateUrl: './location-field.html',
  styleUrl: './location-field.scss',
})
export class LocationField implements FormValueControl<ContactPointLocation | null> {
  readonly value = model<ContactPointLocation | null>(null);
  readonly disabled = input(false);
  readonly touched = input(false);
  readonly touch = output();

  private readonly ground = viewChild(MapGround);
  private readonly latitude = viewChild.required<ElementRef<HTMLInputElement>>('latitude');
  private readonly wasLeft = signal(false);
  private setOnMap: ContactPointLocation | null = null;
  protected readonly text = transformedValue(this.value, { parse, format: locationText });
  protected readonly error = computed(() => {
    const hasLeft = this.wasLeft() || this.touched();
    return hasLeft ? (this.text.parseErrors()[0]?.message ?? null) : null;
  });
  /** What the map brings into view: what is set from outside or by numbers; what was set on the map is there already. */
  protected readonly shown = linkedSignal<
    ContactPointLocation | null,
    readonly ContactPointLocation[]
  >({
    source: this.value,
    computation: (value, previous) =>
      previous !== undefined && value === this.setOnMap ? previous.value : value ? [value] : [],
  });
  protected readonly hasMap = computed(() => this.ground()?.state() === 'open');
  protected readonly isMissing = computed(() => this.ground()?.state() === 'missing');
  protected readonly pin = computed(() => {
    const location = this.value();
    return location && this.ground()?.pointOf(location);
  });

  focus(): void {
    this.latitude().nativeElement.focus();
  }

  protected setFromMap(location: ContactPointLocation | undefined): void {
    if (location === undefined || this.disabled()) return;
    this.setOnMap = roundedLocation(location);
    this.text.set(locationText(this.setOnMap));
    this.value.set(this.setOnMap);
  }

  protected setToCentre(): void {
    this.setFromMap(this.ground()?.view()?.centre);
  }

  /** Coordinates are mostly copied from elsewhere, and both at once. */
  protected type(change: Partial<LocationText>): void {
    const copied = copiedPair(change.latitude ?? '');
    this.text.set(copied ?? { ...this.text(), ...change });
  }

  protected clear(): void {
    this.text.set(locationText(null));
    this.focus();
  }

  /** Nobody is scolded for one number while they go on to the other. */
  protected leave(event: FocusEvent): void {
    const group = event.currentTarget as HTMLElement;
    if (group.contains(event.relatedTarget as Node | null)) return;
    this.wasLeft.set(true);
    this.touch.emit();
  }
}

function parse(text: LocationText) {
  const value = parseLocation(text);
  return value === undefined
    ? {
        error: {
          kind: 'location',
          message: 'Bitte geben Sie beide Zahlen an, zum Beispiel 51,525 und 6,923.',
        },
      }
    : { value };
}
