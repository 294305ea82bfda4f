import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  createFundingCallSchema,
  createFundingProgrammeSchema,
  type SetInterest,
} from '@quartiersforum/domain';
import { In, type EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { FundingCallEntity } from '../funding/funding-call.entity';
import { FundingCallWriter, type NewCall } from '../funding/funding-call-writer';
import { FundingProgrammeEntity } from '../funding/funding-programme.entity';
import { InterestEntity } from '../funding/interest.entity';
import { NetworkClock } from '../network/network-clock';
import { type ExampleCall, exampleCalls } from './example-calls';
import { exampleProgrammes } from './example-programmes';
import type { ExampleRegister } from './example-register';
import { IdByName } from './id-by-name';

/** What Träger of the example have in mind, by title of the call: one for the city alone, one for everybody. */
const exampleInterests: readonly (Required<SetInterest> & {
  readonly call: string;
  readonly organisation: string;
})[] = [
  {
    call: 'Deutsches Hilfswerk – Quartiersvorhaben, nächste Sitzung',
    organisation: 'AWO',
    state: 'considering',
    visibility: 'city',
    note: 'Wir prüfen, ob ein neues Vorhaben neben dem laufenden möglich ist.',
    wantsHelp: true,
  },
  {
    call: 'Stadtteilfonds Bottrop – kleine Vorhaben',
    organisation: 'DRK',
    state: 'seekingPartners',
    visibility: 'all',
    note: 'Für ein gemeinsames Nachbarschaftsfest suchen wir Partner.',
    wantsHelp: false,
  },
];

/** The example's programmes, their calls in every state, and two interests; one statement for each table. */
@Injectable()
export class ExampleFunding {
  constructor(
    private readonly clock: NetworkClock,
    private readonly writer: FundingCallWriter,
  ) {}

  /** Needs the example's organisations and accounts. */
  async fill(manager: EntityManager, { organisations }: ExampleRegister): Promise<void> {
    const examples = exampleCalls(this.clock.today());
    const programmes = new IdByName(exampleProgrammes.map(({ name }) => name));
    const calls = new IdByName(examples.map(({ title }) => title));
    await manager.insert(
      FundingProgrammeEntity,
      exampleProgrammes.map((programme) => ({
        ...createFundingProgrammeSchema.parse(programme),
        id: programmes.of(programme.name),
      })),
    );
    const proposers = await findAccounts(manager, examples);
    await this.writer.add(
      manager,
      examples.map((example) => this.toNewCall(manager, example, programmes, calls, proposers)),
    );
    await manager.insert(
      InterestEntity,
      exampleInterests.map(({ call, organisation, ...interest }) => ({
        ...interest,
        id: randomUUID(),
        helpAskedAt: interest.wantsHelp ? this.clock.now() : null,
        callId: calls.of(call),
        organisationId: organisations.of(organisation),
      })),
    );
  }

  private toNewCall(
    manager: EntityManager,
    { programme, override, proposedBy, ...rest }: ExampleCall,
    programmes: IdByName,
    calls: IdByName,
    proposers: ReadonlyMap<string, string>,
  ): NewCall {
    const { deadlines, ...fields } = createFundingCallSchema.parse(rest);
    const call = manager.create(FundingCallEntity, {
      ...fields,
      id: calls.of(rest.title),
      programmeId: programmes.of(programme),
      publication: proposedBy === undefined ? 'published' : 'proposed',
      publishedAt: proposedBy === undefined ? this.clock.now() : null,
      proposedBy: proposedBy === undefined ? null : proposers.get(proposedBy),
      overrideKind: override?.kind ?? null,
      overrideReason: override?.reason ?? null,
      overrideSince: override?.since ?? null,
      replacedById: override?.replacedBy === undefined ? null : calls.of(override.replacedBy),
      checkedAt: null,
      checkedBy: null,
    });
    return { call, deadlines };
  }
}

/** Ids of those who proposed something, by address. */
async function findAccounts(
  manager: EntityManager,
  examples: readonly ExampleCall[],
): Promise<ReadonlyMap<string, string>> {
  const emails = examples.flatMap(({ proposedBy }) => proposedBy ?? []);
  const accounts = await manager.findBy(AccountEntity, { email: In(emails) });
  return new Map(accounts.map(({ email, id }) => [email, id]));
}
