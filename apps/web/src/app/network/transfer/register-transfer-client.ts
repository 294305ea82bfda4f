import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { RegisterImport } from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';

/** What is asked of a table: `planId` of the plan that shall be applied; without it nothing is changed. */
export interface ImportQuestion {
  readonly planId?: string;
  readonly isOverlapAccepted: boolean;
}

/** The routes by which the register goes out and comes in as a table. */
@Service()
export class RegisterTransferClient {
  private readonly http = inject(HttpClient);

  send(file: Blob, { planId, isOverlapAccepted }: ImportQuestion): Promise<RegisterImport> {
    return firstValueFrom(
      this.http.post<RegisterImport>('/api/register-imports', file, {
        params: { isOverlapAccepted, ...(planId !== undefined && { planId }) },
        headers: new HttpHeaders({ 'Content-Type': 'application/octet-stream' }),
      }),
    );
  }
}
