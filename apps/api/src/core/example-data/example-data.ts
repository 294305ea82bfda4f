/**
 * Fills an empty database with the example network. A feature room provides it, because the example knows all rooms; the start calls
 * it after migrating and before listening. It does nothing when the database already holds accounts.
 */
export abstract class ExampleData {
  abstract fill(): Promise<void>;
}
