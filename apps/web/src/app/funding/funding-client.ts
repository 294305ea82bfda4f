import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CreateFundingCall,
  FundingCall,
  FundingCallFilter,
  FundingCallList,
  FundingFit,
  FundingProgramme,
  Interest,
  List,
  SetInterest,
  SetOverride,
  UpdateFundingCall,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';

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
    return httpResource<FundingCallList>(() => {
      const asked = filter();
      if (asked === undefined) return undefined;
      const params: Record<string, string | number> = { limit: wholeList };
      for (const [name, value] of Object.entries(asked))
        if (value !== undefined && value !== '') params[name] = value;
      return { url: '/api/funding-calls', params };
    });
  }

  call(id: () => string | undefined): HttpResourceRef<FundingCall | undefined> {
    return httpResource<FundingCall>(() => {
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

  interests(callId: () => string | undefined): HttpResourceRef<List<Interest> | undefined> {
    return httpResource<List<Interest>>(() => {
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

  programmes(): HttpResourceRef<List<FundingProgramme> | undefined> {
    return httpResource<List<FundingProgramme>>(() => `/api/funding-programmes?limit=${wholeList}`);
  }

  /** Of the contact points that the person works for; of all for city and coordinator. */
  fits(isAsked: () => boolean): HttpResourceRef<List<FundingFit> | undefined> {
    return httpResource<List<FundingFit>>(() =>
      isAsked() ? `/api/funding-fit?limit=${wholeList}` : undefined,
    );
  }
}

function callUrl(id: string): string {
  return `/api/funding-calls/${encodeURIComponent(id)}`;
}
