import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PersonChanges } from '../core/access/person-changes';
import { RealtimeModule } from '../realtime/realtime.module';
import { BodyController } from './body.controller';
import { BodyEntity } from './body.entity';
import { BodyService } from './body.service';
import { ContactPointController } from './contact-point.controller';
import { ContactPointEntity } from './contact-point.entity';
import { ContactPointPartnerEntity } from './contact-point-partner.entity';
import { ContactPointProviderEntity } from './contact-point-provider.entity';
import { ContactPointService } from './contact-point.service';
import { DayChange } from './day-change';
import { FundingPhaseController } from './funding-phase.controller';
import { FundingPhaseEntity } from './funding-phase.entity';
import { FundingPhaseService } from './funding-phase.service';
import { MapSettingsController } from './map/map-settings.controller';
import { MembershipController } from './membership.controller';
import { MembershipEntity } from './membership.entity';
import { MembershipReader } from './membership-reader';
import { MembershipService } from './membership.service';
import { NetworkAnnouncer } from './network-announcer';
import { NetworkClock } from './network-clock';
import { OrganisationController } from './organisation.controller';
import { OrganisationEntity } from './organisation.entity';
import { OrganisationService } from './organisation.service';
import { PersonController } from './person.controller';
import { PersonEntity } from './person.entity';
import { PersonHistory } from './person-history';
import { PersonService } from './person.service';
import { RegisterChangeEntity } from './register-change.entity';
import { RegisterHistory } from './register-history';

const tables = [
  OrganisationEntity,
  ContactPointEntity,
  ContactPointProviderEntity,
  ContactPointPartnerEntity,
  FundingPhaseEntity,
  PersonEntity,
  BodyEntity,
  MembershipEntity,
  RegisterChangeEntity,
];

/**
 * The network: organisations, contact points with their funding, people, and bodies with time-versioned memberships. A newcomer
 * would take a membership for a fact; it is a period, and what it allows is asked for a day. Global for the sake of `PersonChanges`, which
 * the room of accounts tells.
 */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(tables), RealtimeModule],
  controllers: [
    ContactPointController,
    FundingPhaseController,
    OrganisationController,
    PersonController,
    BodyController,
    MembershipController,
    MapSettingsController,
  ],
  providers: [
    ContactPointService,
    FundingPhaseService,
    OrganisationService,
    PersonService,
    BodyService,
    MembershipService,
    MembershipReader,
    NetworkAnnouncer,
    { provide: PersonChanges, useClass: PersonHistory },
    NetworkClock,
    RegisterHistory,
    DayChange,
  ],
  exports: [MembershipReader, NetworkAnnouncer, NetworkClock, PersonChanges, RegisterHistory],
})
export class NetworkModule {}
