import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorReader } from '../core/access/actor';
import { AccountEntity } from './account.entity';
import { SessionActorReader } from './session-actor-reader';
import { SessionCookie } from './session-cookie';
import { SessionEntity } from './session.entity';
import { SignInHints } from './sign-in-hints';

/**
 * Who somebody is: accounts, sign-ins, invitations. The only room that knows passwords. Global for the sake of `ActorReader`, which
 * every door asks; nothing else of it is meant for other rooms.
 */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity, SessionEntity])],
  providers: [SessionCookie, SignInHints, { provide: ActorReader, useClass: SessionActorReader }],
  exports: [ActorReader],
})
export class AccountModule {}
