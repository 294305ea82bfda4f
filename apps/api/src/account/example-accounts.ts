import { Injectable } from '@nestjs/common';
import { roles, type SignInOptions } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';

/** The accounts whose password is public, in the order in which the sign-in page offers them. */
@Injectable()
export class ExampleAccounts {
  constructor(private readonly dataSource: DataSource) {}

  list(): Promise<SignInOptions['exampleAccounts']> {
    return this.dataSource.query(
      `select a.email, p.name as "displayName", a.role
         from account a join person p on p.id = a.person_id
        where a.is_example and not a.is_disabled
        order by array_position($1::text[], a.role), a.email`,
      [roles],
    );
  }
}
