import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CreateFundingCall,
  CreateFundingProgramme,
  CreateSavedFilter,
  FundingCall,
  FundingCallFilter,
  FundingCallList,
  FundingFit,
  FundingProgramme,
  HelpRequest,
  Interest,
  InterestList,
  List,
  SavedFilter,
  SetInterest,
  SetOverride,
  UpdateFundingCall,
  UpdateFundingProgramme,
  UpdateSavedFilter,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

export type CallFilter = Pick<
  FundingCallFilter,
  'search' | 'state' | 'isEligible' | 'area' | 'deadlineBefore' | 'publication'
>;
export type CallStep = 'publish' | 'withdraw' | 'check';

/** The largest page that a list gives. */
const wholeList = 200;

/** The routes of funding. What returns a resource is called in an injection context; `undefined` asks nothing. */
@Service()
export class FundingClient {
  private readonly http = inject(HttpClient);

  /** Most urgent first. */
  calls(filter: () => CallFilter | undefined): HttpResourceRef<FundingCallList | undefined> {
    return freshResource<FundingCallList>(() => {
      const asked = filter();
      if (asked === undefined) return undefined;
      const params: Record<string, string | number> = { limit: wholeList };
      for (const [name, value] of Object.entries(asked))
        if (value !== undefined && value !== '') params[name] = value;
      return { url: '/api/funding-calls', params };
    });
  }

  call(id: () => string | undefined): HttpResourceRef<FundingCall | undefined> {
    return freshResource<FundingCall>(() => {
      const asked = id();
      return asked && callUrl(asked);
    });
  }

  read(id: string): Promise<FundingCall> {
    return firstValueFrom(this.http.get<FundingCall>(callUrl(id)));
  }

  create(call: CreateFundingCall): Promise<FundingCall> {
    return firstValueFrom(this.http.post<FundingCall>('/api/funding-calls', call));
  }

  update(id: string, change: UpdateFundingCall): Promise<FundingCall> {
    return firstValueFrom(this.http.patch<FundingCall>(callUrl(id), change));
  }

  take(step: CallStep, { id, version }: Pick<FundingCall, 'id' | 'version'>): Promise<FundingCall> {
    return firstValueFrom(this.http.post<FundingCall>(`${callUrl(id)}/${step}`, { version }));
  }

  setOverride(id: string, override: SetOverride): Promise<FundingCall> {
    return firstValueFrom(this.http.put<FundingCall>(`${callUrl(id)}/override`, override));
  }

  removeOverride({ id, version }: Pick<FundingCall, 'id' | 'version'>): Promise<FundingCall> {
    return firstValueFrom(
      this.http.delete<FundingCall>(`${callUrl(id)}/override`, { params: { version } }),
    );
  }

  interests(callId: () => string | undefined): HttpResourceRef<InterestList | undefined> {
    return freshResource<InterestList>(() => {
      const asked = callId();
      return asked && `${callUrl(asked)}/interests`;
    });
  }

  setInterest(callId: string, interest: SetInterest): Promise<Interest> {
    return firstValueFrom(this.http.put<Interest>(`${callUrl(callId)}/interest`, interest));
  }

  async removeInterest(callId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${callUrl(callId)}/interest`));
  }

  /** Asks the city for help with the application of the own organisation. */
  askForHelp(callId: string): Promise<Interest> {
    return firstValueFrom(this.http.post<Interest>(`${callUrl(callId)}/help-request`, {}));
  }

  /** Who wants help or is helped; for the city. */
  helpRequests(isAsked: () => boolean): HttpResourceRef<List<HelpRequest> | undefined> {
    return freshResource<List<HelpRequest>>(() =>
      isAsked() ? `/api/help-requests?limit=${wholeList}` : undefined,
    );
  }

  async help(interestId: string): Promise<void> {
    await firstValueFrom(this.http.post(helpUrl(interestId), {}));
  }

  async stopHelping(interestId: string): Promise<void> {
    await firstValueFrom(this.http.delete(helpUrl(interestId)));
  }

  savedFilters(): HttpResourceRef<List<SavedFilter> | undefined> {
    return freshResource<List<SavedFilter>>(() => savedFiltersUrl);
  }

  saveFilter(filter: CreateSavedFilter): Promise<SavedFilter> {
    return firstValueFrom(this.http.post<SavedFilter>(savedFiltersUrl, filter));
  }

  changeFilter(id: string, change: UpdateSavedFilter): Promise<SavedFilter> {
    return firstValueFrom(this.http.patch<SavedFilter>(`${savedFiltersUrl}/${id}`, change));
  }

  async removeFilter(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${savedFiltersUrl}/${id}`));
  }

  readProgramme(id: string): Promise<FundingProgramme> {
    return firstValueFrom(this.http.get<FundingProgramme>(programmeUrl(id)));
  }

  createProgramme(programme: CreateFundingProgramme): Promise<FundingProgramme> {
    return firstValueFrom(this.http.post<FundingProgramme>(programmesUrl, programme));
  }

  updateProgramme(id: string, change: UpdateFundingProgramme): Promise<FundingProgramme> {
    return firstValueFrom(this.http.patch<FundingProgramme>(programmeUrl(id), change));
  }

  programmes(): HttpResourceRef<List<FundingProgramme> | undefined> {
    return freshResource<List<FundingProgramme>>(() => `${programmesUrl}?limit=${wholeList}`);
  }

  /** Of the contact points that the person works for; of all for city and coordinator. */
  fits(isAsked: () => boolean): HttpResourceRef<List<FundingFit> | undefined> {
    return freshResource<List<FundingFit>>(() =>
      isAsked() ? `/api/funding-fit?limit=${wholeList}` : undefined,
    );
  }
}

function callUrl(id: string): string {
  return `/api/funding-calls/${encodeURIComponent(id)}`;
}

function programmeUrl(id: string): string {
  return `${programmesUrl}/${encodeURIComponent(id)}`;
}

function helpUrl(interestId: string): string {
  return `/api/interests/${encodeURIComponent(interestId)}/help`;
}

const programmesUrl = '/api/funding-programmes';
const savedFiltersUrl = '/api/saved-filters';
