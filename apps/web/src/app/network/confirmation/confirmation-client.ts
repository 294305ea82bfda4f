import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  Confirmation,
  ConfirmationRequest,
  ConfirmationView,
  List,
  StaleContactPoint,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../../core/loading/fresh-resource';

/** The routes that ask whether the register still holds, and say that it does. */
@Service()
export class ConfirmationClient {
  private readonly http = inject(HttpClient);

  byLink(token: () => string): HttpResourceRef<ConfirmationView | undefined> {
    return freshResource<ConfirmationView>(() => linkUrl(token()));
  }

  confirmByLink(token: string): Promise<ConfirmationView> {
    return firstValueFrom(this.http.post<ConfirmationView>(linkUrl(token), {}));
  }

  confirm(contactPointId: string): Promise<Confirmation> {
    const url = `/api/contact-points/${contactPointId}/confirm`;
    return firstValueFrom(this.http.post<Confirmation>(url, {}));
  }

  /** The oldest first, at most `limit`. */
  stale(limit: number): HttpResourceRef<List<StaleContactPoint> | undefined> {
    return freshResource<List<StaleContactPoint>>(() => ({
      url: '/api/stale-contact-points',
      params: { limit },
    }));
  }

  /** Sends the mail of the quarter once more. */
  ask(contactPointId: string): Promise<ConfirmationRequest> {
    const url = `/api/contact-points/${contactPointId}/confirmation-requests`;
    return firstValueFrom(this.http.post<ConfirmationRequest>(url, {}));
  }
}

function linkUrl(token: string): string {
  return `/api/confirmations/${encodeURIComponent(token)}`;
}
