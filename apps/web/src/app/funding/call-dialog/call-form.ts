import {
  type ApplicantKind,
  type CallMode,
  type CreateFundingCall,
  createFundingCallSchema,
  type Deadline,
  type DeadlineKind,
  type FundingCall,
  type UpdateFundingCall,
} from '@quartiersforum/domain';
import * as z from 'zod';

/** Stands in the choice of programmes for one that is not there yet. */
export const newProgramme = 'new';

interface DeadlineRow {
  kind: DeadlineKind;
  day: string;
  time: string;
  basis: Deadline['basis'];
  isEstimated: boolean;
}

interface ShareRow {
  /** Empty: everybody else. */
  applicantKind: ApplicantKind | '';
  percent: number | null;
}

/** A call as its form holds it: native controls know no `null` but for numbers. */
export interface CallForm {
  programmeId: string;
  programme: { name: string; funder: string; area: string; region: string; summary: string };
  title: string;
  mode: CallMode;
  opensOn: string;
  deadlines: DeadlineRow[];
  eligible: ApplicantKind[];
  url: string;
  ownShares: ShareRow[];
  amountMin: number | null;
  amountMax: number | null;
  durationMonthsMin: number | null;
  durationMonthsMax: number | null;
  leadTimeWeeks: number | null;
  fundsFollowOn: '' | 'yes' | 'no';
  conditions: string;
  contact: string;
  source: string;
}

export const emptyDeadline: DeadlineRow = {
  kind: 'application',
  day: '',
  time: '',
  basis: 'receipt',
  isEstimated: false,
};
export const emptyShare: ShareRow = { applicantKind: '', percent: null };

export const emptyCall: CallForm = {
  programmeId: '',
  programme: { name: '', funder: '', area: '', region: '', summary: '' },
  title: '',
  mode: 'fixed',
  opensOn: '',
  deadlines: [emptyDeadline],
  eligible: [],
  url: '',
  ownShares: [],
  amountMin: null,
  amountMax: null,
  durationMonthsMin: null,
  durationMonthsMax: null,
  leadTimeWeeks: null,
  fundsFollowOn: '',
  conditions: '',
  contact: '',
  source: '',
};

export function callFormOf(call: FundingCall): CallForm {
  const { deadlines, ownShares, fundsFollowOn } = call;
  return {
    ...pick(call, plainFields),
    programmeId: call.programme.id,
    programme: emptyCall.programme,
    opensOn: call.opensOn ?? '',
    deadlines: deadlines.map(({ kind, day, time, basis, isEstimated }) => ({
      kind,
      day,
      time: time ?? '',
      basis,
      isEstimated,
    })),
    eligible: [...call.eligible],
    url: call.url ?? '',
    ownShares: ownShares.map(({ applicantKind, percent }) => ({
      applicantKind: applicantKind ?? '',
      percent,
    })),
    fundsFollowOn: fundsFollowOn === null ? '' : fundsFollowOn ? 'yes' : 'no',
  };
}

/** As the API takes a new call. What is not filled in stays wrong here, so that the schema finds it at its field. */
export function callOf(value: CallForm): CreateFundingCall {
  const { programmeId, programme, opensOn, url, deadlines, ownShares, fundsFollowOn } = value;
  return {
    ...pick(value, plainFields),
    ...(programmeId === newProgramme ? { programme } : { programmeId: programmeId || undefined }),
    opensOn: opensOn || null,
    url: url || null,
    deadlines: deadlines.map(({ time, ...row }) => ({ ...row, time: time || null })),
    eligible: value.eligible,
    ownShares: ownShares.map(({ applicantKind, percent }) => ({
      applicantKind: applicantKind || null,
      percent: percent ?? Number.NaN,
    })),
    fundsFollowOn: fundsFollowOn === '' ? null : fundsFollowOn === 'yes',
  };
}

/** Only what was changed, as the API takes it. */
export function callChangeOf(
  changed: readonly (keyof CallForm)[],
  value: CallForm,
  version: number,
): UpdateFundingCall {
  const all = callOf(value);
  const fields = changed.filter((key) => key !== 'programmeId' && key !== 'programme');
  return { ...pick(all, fields), version };
}

/** The domain's schema of a new call, asked of what the form would send; its paths are those of the form's fields. */
export const callFormSchema = z.custom<CallForm>().transform(callOf).pipe(createFundingCallSchema);

const plainFields = [
  'title',
  'mode',
  'amountMin',
  'amountMax',
  'durationMonthsMin',
  'durationMonthsMax',
  'leadTimeWeeks',
  'conditions',
  'contact',
  'source',
] as const;

function pick<From extends object, Key extends keyof From>(
  from: From,
  keys: readonly Key[],
): Pick<From, Key> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<From, Key>;
}
