import type { EntityManager } from 'typeorm';

/**
 * Told when a person in the register is new or different. The network room implements it and keeps the history of people; the room of
 * accounts, in which people name themselves and are given a place, calls it without knowing the register.
 */
export abstract class PersonChanges {
  /** In the transaction of the change, after it. `accountId`: who changed it, null when nobody was signed in. */
  abstract record(
    manager: EntityManager,
    personId: string,
    accountId: string | null,
  ): Promise<void>;
}
