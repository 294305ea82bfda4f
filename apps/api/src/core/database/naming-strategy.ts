import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

/**
 * Tables and columns in snake_case, constraints with names that say what they are (`fk_session_account_id`), so that an error of
 * PostgreSQL can be read and a migration written by hand matches the entities.
 */
export class SnakeCaseNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(targetName: string, customName: string | undefined): string {
    return customName ?? snakeCase(targetName.replace(/Entity$/, ''));
  }
  override columnName(
    propertyName: string,
    customName: string,
    embeddedPrefixes: string[],
  ): string {
    return snakeCase([...embeddedPrefixes, customName || propertyName].join('_'));
  }
  override relationName(propertyName: string): string {
    return snakeCase(propertyName);
  }
  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snakeCase(`${relationName}_${referencedColumnName}`);
  }
  override primaryKeyName(table: Table | string): string {
    return `pk_${this.getTableName(table)}`;
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named('fk', this.getTableName(table), columns);
  }
  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return named('uq', this.getTableName(table), columns);
  }
  override relationConstraintName(table: Table | string, columns: string[]): string {
    return named('uq', this.getTableName(table), columns);
  }
  override indexName(table: Table | string, columns: string[]): string {
    return named('ix', this.getTableName(table), columns);
  }
}

function named(prefix: string, table: string, columns: readonly string[]): string {
  return [prefix, table, ...columns].join('_');
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
