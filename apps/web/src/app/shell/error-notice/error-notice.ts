import { ErrorHandler, inject, Injector } from '@angular/core';

/** What nobody caught: said once in the page, and left in the browser's console for whoever looks for the reason. */
export class ErrorNotice extends ErrorHandler {
  private readonly injector = inject(Injector);

  override handleError(error: unknown): void {
    if (isPostponedMeasuring(error)) return;
    super.handleError(error);
    void this.show();
  }

  /**
   * Loaded when it is needed: most visits never see it. Without a connection it cannot be loaded; that failure must not be noticed in
   * turn, or it would go round without end.
   */
  private async show(): Promise<void> {
    const notices = await import('@quartiersforum/ui/frame').catch(() => null);
    if (notices === null) return;
    this.injector
      .get(notices.Toaster)
      .show('Da ist etwas schiefgegangen. Laden Sie die Seite neu, wenn etwas fehlt.', 'danger', {
        label: 'Neu laden',
        run: () => {
          location.reload();
        },
      });
  }
}

/**
 * A browser reports as an error that it measures again with the next frame instead of with this one, as when FullCalendar gives a row the
 * height of what is in it. Nothing is missing then. Source: Resize Observer, "Deliver resize loop error notification".
 */
function isPostponedMeasuring(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('ResizeObserver loop');
}
