/** Injection token of the address of the PostgreSQL in use, embedded or external. */
export const DATABASE_URL = Symbol('DatabaseUrl');
