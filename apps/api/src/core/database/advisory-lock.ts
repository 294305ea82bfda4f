/**
 * Keys of the advisory locks that nodes take in the product's database, in one place so that no two are alike. A newcomer would make
 * one up: two pieces of work with the same number wait for each other.
 */
export const advisoryLock = {
  /** One node migrates while the others wait. */
  migrate: 7_415_263,
  /** One node fills an empty database with the example while the others wait and then find it full. */
  fillExample: 7_415_264,
  /** One node of several invites the first coordinator. */
  inviteFirstCoordinator: 7_415_265,
  /** One round of reminders writes at a time, a batch of accounts each. */
  remind: 7_415_270,
} as const;
