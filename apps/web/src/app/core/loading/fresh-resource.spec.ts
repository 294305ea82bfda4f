import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { freshResource } from './fresh-resource';

function opened() {
  TestBed.configureTestingModule({
    providers: [provideZonelessChangeDetection(), provideHttpClient(), provideHttpClientTesting()],
  });
  const http = TestBed.inject(HttpTestingController);
  const resource = TestBed.runInInjectionContext(() =>
    freshResource<{ text: string }>(() => '/api/list'),
  );
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const answer = async (text: string) => {
    await settle();
    http.expectOne('/api/list').flush({ text });
    await settle();
  };
  return { http, resource, answer, settle };
}

describe('What is read again when something was announced', () => {
  it('is read at once when nothing is on its way', async () => {
    const { resource, answer } = opened();
    await answer('alt');
    resource.reload();
    await answer('neu');
    expect(resource.value()?.text).toBe('neu');
  });

  it('is read once more after an answer that was on its way, however often it was announced', async () => {
    const { http, resource, answer, settle } = opened();
    await answer('alt');
    resource.reload();
    await settle();
    resource.reload();
    resource.reload();
    await answer('von vorher');
    await answer('neu');
    expect(resource.value()?.text).toBe('neu');
    await settle();
    http.verify();
  });

  it('is read once more also when the first answer was still on its way', async () => {
    const { resource, answer, settle } = opened();
    await settle();
    resource.reload();
    await answer('von vorher');
    await answer('neu');
    expect(resource.value()?.text).toBe('neu');
  });
});
