import { IdRanges } from './id-ranges';
import type { Identifier } from './update-reader';

/**
 * Where everything in a document stands, without the text: for each run of clocks the place it belongs to, for each element its name
 * and depth, and what is deleted. It answers "what is the parent of this item?" for updates that only name a neighbour, at the cost
 * of a few numbers per element, where a `Y.Doc` would keep every character.
 *
 * A place is a number: which type (element, text or the root) and whether among its children or under one of its attributes.
 */
export const rootType = 0;
/** The place of what was collected as garbage: whoever refers to it becomes garbage too, on every client. */
export const gonePlace = -1;

/** Attribute names that a place can stand for; 0 is "among the children". */
const keyCodes = ['', 'id', 'level', 'start', 'colspan', 'rowspan', 'colwidth'] as const;
const keyBase = 16;

/** What a type is: an element's name, text, or the root. */
export type TypeName = string;
export const textTypeName = '#text';
export const rootTypeName = '#root';

interface Client {
  /** The next clock that this client has not used: its entry in the state vector. */
  clock: number;
  readonly runStarts: number[];
  readonly runPlaces: number[];
  readonly types: Map<number, number>;
}

/** A point to return to when an update turns out to be unacceptable half-way. */
interface Mark {
  readonly client: number;
  readonly clock: number;
  readonly runs: number;
}

export class StructureIndex {
  readonly deleted = new IdRanges();
  private readonly clients = new Map<number, Client>();
  private readonly typeNames: TypeName[] = [rootTypeName];
  private readonly typeDepths: number[] = [0];
  private marks: Mark[] = [];
  private addedTypes: Identifier[] = [];

  clockOf(client: number): number {
    return this.clients.get(client)?.clock ?? 0;
  }

  /** The state vector as Yjs would have it. */
  stateVector(): Map<number, number> {
    return new Map([...this.clients].map(([client, { clock }]) => [client, clock]));
  }

  nameOfType(type: number): TypeName {
    return this.typeNames[type] ?? textTypeName;
  }

  depthOfType(type: number): number {
    return this.typeDepths[type] ?? 0;
  }

  /** The type that the item `id` is, or undefined when it is none or is gone. The id must be below the client's clock. */
  typeAt({ client, clock }: Identifier): number | undefined {
    return this.clients.get(client)?.types.get(clock);
  }

  /** The place of the item `id`, which must be below the client's clock. */
  placeAt({ client, clock }: Identifier): number {
    const entry = this.clients.get(client);
    if (entry === undefined) return gonePlace;
    const starts = entry.runStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= clock) low = middle;
      else high = middle - 1;
    }
    return entry.runPlaces[low] ?? gonePlace;
  }

  /** Begins an update: everything added from here on is kept by `keep` or taken back by `takeBack`. */
  begin(): void {
    this.marks = [];
    this.addedTypes = [];
  }

  keep(): void {
    this.begin();
  }

  takeBack(): void {
    for (const { client, clock } of this.addedTypes) {
      this.clients.get(client)?.types.delete(clock);
      this.typeNames.pop();
      this.typeDepths.pop();
    }
    for (const { client, clock, runs } of this.marks.reverse()) {
      const entry = this.clients.get(client);
      if (entry === undefined) continue;
      entry.clock = clock;
      entry.runStarts.length = runs;
      entry.runPlaces.length = runs;
      if (clock === 0) this.clients.delete(client);
    }
    this.begin();
  }

  /** Adds the clocks from the client's next one up to `end` at `place`. */
  addRun(client: number, end: number, place: number): void {
    let entry = this.clients.get(client);
    if (entry === undefined) {
      entry = { clock: 0, runStarts: [], runPlaces: [], types: new Map() };
      this.clients.set(client, entry);
    }
    if (this.marks.at(-1)?.client !== client)
      this.marks.push({ client, clock: entry.clock, runs: entry.runStarts.length });
    if (entry.runPlaces.at(-1) !== place) {
      entry.runStarts.push(entry.clock);
      entry.runPlaces.push(place);
    }
    entry.clock = end;
  }

  /** Notes that the item `id`, just added, is a type named `name` standing in `parentType`. */
  addType({ client, clock }: Identifier, name: TypeName, parentType: number): void {
    this.clients.get(client)?.types.set(clock, this.typeNames.length);
    this.typeNames.push(name);
    this.typeDepths.push(this.depthOfType(parentType) + 1);
    this.addedTypes.push({ client, clock });
  }
}

/** The place among the children of `type`, or under its attribute `key`; undefined when no element has such an attribute. */
export function placeIn(type: number, key: string | null): number | undefined {
  if (key === null) return type * keyBase;
  const code = (keyCodes as readonly string[]).indexOf(key);
  return code < 1 ? undefined : type * keyBase + code;
}

export function typeOfPlace(place: number): number {
  return Math.floor(place / keyBase);
}

/** The attribute's name, or null for a place among the children. */
export function keyOfPlace(place: number): string | null {
  return place % keyBase === 0 ? null : (keyCodes[place % keyBase] ?? null);
}
