import { DomainError } from '@quartiersforum/domain';

/** What is thrown for a file that says that it is a table, and is broken, encrypted, or much larger than it looks. */
export function unreadableTable(): DomainError {
  return new DomainError('registerImport.unreadable');
}
