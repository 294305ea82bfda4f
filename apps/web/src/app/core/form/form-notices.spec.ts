import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { run } from 'axe-core';
import type { Failure } from '../problem/problem-of';
import { type FieldText, FormNotices } from './form-notices';

const refused: Failure = { code: 'body.changed', text: 'Bitte noch einmal.', fields: [] };
const rhythm: FieldText = { name: 'Rhythmus', text: 'monatlich' };

@Component({
  imports: [FormNotices],
  template: `<app-form-notices [failure]="failure()" [others]="others()" thing="dieses Gremium" />`,
})
class Form {
  readonly failure = signal<Failure | null>(null);
  readonly others = signal<readonly FieldText[]>([]);
}

async function shown() {
  TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
  const fixture = TestBed.createComponent(Form);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return {
    element,
    form: fixture.componentInstance,
    settle: () => fixture.whenStable(),
    /** Role and words of each notice, in their order. */
    notices: () =>
      [...element.querySelectorAll('ui-notice')].map((notice) => [
        notice.getAttribute('role'),
        notice.textContent,
      ]),
  };
}

describe('Above the fields of a form that others change too', () => {
  it('there is nothing while there is nothing to say', async () => {
    const { element } = await shown();
    expect(element.textContent).toBe('');
  });

  it('a refusal is read at once, and what others have changed when there is a pause', async () => {
    const { element, form, notices, settle } = await shown();
    form.failure.set(refused);
    form.others.set([rhythm, { name: 'Aufgabe', text: 'nichts' }]);
    await settle();
    const changed = 'Jemand hat dieses Gremium inzwischen geändert. Jetzt steht dort:';
    expect(notices()).toEqual([
      ['alert', 'Bitte noch einmal.'],
      ['status', `${changed}RhythmusmonatlichAufgabenichts`],
    ]);
    expect(element.querySelector('dl')?.className).toBe('ui-definition-list');
    expect((await run(element)).violations).toEqual([]);
  });

  it('only a refusal comes into view: what others change must not move what is being read', async () => {
    const moved = jest.spyOn(Element.prototype, 'scrollIntoView');
    const { element, form, settle } = await shown();
    form.others.set([rhythm]);
    await settle();
    expect(moved).not.toHaveBeenCalled();
    form.failure.set(refused);
    await settle();
    expect(moved.mock.contexts).toEqual([element.querySelector('[role="alert"]')]);
  });

  it('a second thing that others change is told by the notice that is there', async () => {
    const { element, form, settle } = await shown();
    form.others.set([rhythm]);
    await settle();
    const notice = element.querySelector('[role="status"]');
    form.others.set([rhythm, { name: 'Name', text: 'Runder Tisch' }]);
    await settle();
    expect(element.querySelector('[role="status"]')).toBe(notice);
    expect(notice?.textContent).toContain('Runder Tisch');
  });
});
