import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorReader } from '../core/access/actor';
import { AccountController } from './account.controller';
import { AccountEntity } from './account.entity';
import { AccountEvents } from './account-events';
import { AccountInvitationController } from './account-invitation.controller';
import { AccountInvitationEntity } from './account-invitation.entity';
import { AccountInvitationService } from './account-invitation.service';
import { AccountRegister } from './account-register';
import { AccountService } from './account.service';
import { AccountTidying } from './account-tidying';
import { ExampleAccounts } from './example-accounts';
import { FirstCoordinator } from './first-coordinator';
import { KnownBrowser } from './known-browser';
import { OidcController } from './oidc.controller';
import { OidcProvider } from './oidc-provider';
import { OidcService } from './oidc.service';
import { PasswordResetController } from './password-reset.controller';
import { PasswordResetEntity } from './password-reset.entity';
import { PasswordResetService } from './password-reset.service';
import { Passwords } from './passwords';
import { ProfileController } from './profile.controller';
import { ProfileService } from './profile.service';
import { SessionActorReader } from './session-actor-reader';
import { SessionController } from './session.controller';
import { SessionCookie } from './session-cookie';
import { SessionEntity } from './session.entity';
import { SessionService } from './session.service';
import { SignInDoor } from './sign-in-door';
import { SignInHints } from './sign-in-hints';
import { SignInLimits } from './sign-in-limits';
import { SignInOptionsController } from './sign-in-options.controller';

/**
 * Who somebody is: accounts, sign-ins, invitations. The only room that knows passwords. A newcomer would store a token to find it
 * again: sessions and links are found by the hash of their token, which is nowhere else than in the cookie or the mail. Global for the
 * sake of `ActorReader`, which every door asks; `AccountRegister` is for the example network.
 */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      AccountEntity,
      SessionEntity,
      AccountInvitationEntity,
      PasswordResetEntity,
    ]),
  ],
  controllers: [
    SessionController,
    SignInOptionsController,
    ProfileController,
    AccountController,
    AccountInvitationController,
    PasswordResetController,
    OidcController,
  ],
  providers: [
    SessionCookie,
    KnownBrowser,
    SignInDoor,
    { provide: ActorReader, useClass: SessionActorReader },
    Passwords,
    SignInLimits,
    AccountEvents,
    AccountRegister,
    SessionService,
    ProfileService,
    AccountService,
    AccountTidying,
    AccountInvitationService,
    PasswordResetService,
    OidcProvider,
    OidcService,
    ExampleAccounts,
    FirstCoordinator,
    SignInHints,
  ],
  exports: [ActorReader, AccountRegister],
})
export class AccountModule {}
