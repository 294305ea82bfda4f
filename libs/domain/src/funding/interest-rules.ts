import type { InterestState } from './interest';

/** Interests of which the outcome is known, so that nothing is left to help with. */
export const decidedInterestStates: readonly InterestState[] = ['granted', 'refused'];

/** Whether help with the application can still be asked for or offered. */
export function isHelpPossible({ state }: { readonly state: InterestState }): boolean {
  return !decidedInterestStates.includes(state);
}
