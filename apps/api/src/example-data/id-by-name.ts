import { randomUUID } from 'node:crypto';

/** Ids of things that the example knows by name; a name that it does not have is a mistake in the example and stops it. */
export class IdByName {
  private readonly ids: ReadonlyMap<string, string>;

  constructor(names: Iterable<string>) {
    this.ids = new Map([...new Set(names)].map((name) => [name, randomUUID()]));
  }

  get names(): readonly string[] {
    return [...this.ids.keys()];
  }

  /** The id of `name`. Throws when there is none. */
  of(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`the example names "${name}", which it does not have`);
    return id;
  }
}
