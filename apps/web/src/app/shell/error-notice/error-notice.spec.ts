import { TestBed } from '@angular/core/testing';
import { Toaster } from '@quartiersforum/ui/frame';
import { ErrorNotice } from './error-notice';

describe('What nobody caught', () => {
  const shown = jest.fn();

  beforeEach(() => {
    shown.mockClear();
    jest.spyOn(console, 'error').mockReturnValue();
    TestBed.configureTestingModule({
      providers: [ErrorNotice, { provide: Toaster, useValue: { show: shown } }],
    });
  });

  async function handle(error: unknown): Promise<void> {
    TestBed.inject(ErrorNotice).handleError(error);
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('is said in the page', async () => {
    await handle(new Error('broken'));
    expect(shown.mock.calls[0]?.[0]).toContain('Da ist etwas schiefgegangen.');
  });

  it('is nothing when the browser only measures a frame later', async () => {
    await handle(new Error('ResizeObserver loop completed with undelivered notifications.'));
    expect(shown).not.toHaveBeenCalled();
  });
});
