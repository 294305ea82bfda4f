import {
  HttpClient,
  type HttpEvent,
  HttpHeaders,
  HttpRequest,
  type HttpResourceRef,
  HttpXhrBackend,
} from '@angular/common/http';
import { EnvironmentInjector, inject, runInInjectionContext, Service } from '@angular/core';
import type { CreateLink, List, Material } from '@quartiersforum/domain';
import { firstValueFrom, type Observable } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';
import { sessionEnded } from '../core/session/session-ended';

/**
 * The routes of material. What returns a resource is called in an injection context.
 *
 * The one thing a newcomer would get wrong: a file goes out by the older of the browser's two ways to send, because the newer one does not
 * tell how far it has come; so it passes our interceptor by hand.
 */
@Service()
export class MaterialClient {
  private readonly http = inject(HttpClient);
  private readonly sender = inject(HttpXhrBackend);
  private readonly injector = inject(EnvironmentInjector);

  material(meetingId: () => string | undefined): HttpResourceRef<List<Material> | undefined> {
    return freshResource<List<Material>>(() => {
      const id = meetingId();
      return id && `/api/meetings/${id}/material`;
    });
  }

  addLink(meetingId: string, link: CreateLink): Promise<Material> {
    return firstValueFrom(
      this.http.post<Material>(`/api/meetings/${meetingId}/material/links`, link),
    );
  }

  /** Sends the file, telling how far it has come; ends with the answer. Unsubscribing stops it. */
  upload(
    meetingId: string,
    file: File,
    agendaItemId: string | null,
  ): Observable<HttpEvent<Material>> {
    const query = new URLSearchParams({
      name: file.name.normalize('NFC'),
      ...(agendaItemId !== null && { agendaItemId }),
    });
    const request = new HttpRequest<File>(
      'POST',
      `/api/meetings/${meetingId}/material/files?${query.toString()}`,
      file,
      {
        reportProgress: true,
        headers: new HttpHeaders({ 'Content-Type': 'application/octet-stream' }),
      },
    );
    return runInInjectionContext(this.injector, () =>
      sessionEnded(request, (passed) => this.sender.handle(passed)),
    ) as Observable<HttpEvent<Material>>;
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/material/${id}`));
  }

  /** Undoes a removal. */
  restore(id: string): Promise<Material> {
    return firstValueFrom(this.http.post<Material>(`/api/material/${id}/restore`, {}));
  }
}
