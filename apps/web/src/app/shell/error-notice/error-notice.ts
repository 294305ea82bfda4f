import { ErrorHandler, inject, Injector } from '@angular/core';

/** What nobody caught: said once in the page, and left in the browser's console for whoever looks for the reason. */
export class ErrorNotice extends ErrorHandler {
  private readonly injector = inject(Injector);

  override handleError(error: unknown): void {
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
