import {
  createEnvironmentInjector,
  EnvironmentInjector,
  runInInjectionContext,
  signal,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type TypedSearch, typedSearch } from './typed-search';

describe('A search that is asked while somebody types', () => {
  const known = signal('');
  const ask = jest.fn<undefined, [string]>();
  let leave: () => void;
  let search: TypedSearch;

  beforeEach(() => {
    jest.useFakeTimers();
    known.set('');
    ask.mockReset();
    const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    leave = () => injector.destroy();
    search = runInInjectionContext(injector, () => typedSearch(known, ask));
  });
  afterEach(() => jest.useRealTimers());

  it('waits until no key follows, and asks once, without spaces around it', () => {
    for (const text of ['Q', 'Qu', ' Quartier ']) {
      search.type(text);
      jest.advanceTimersByTime(299);
    }
    expect(ask).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(ask.mock.calls).toEqual([['Quartier']]);
    expect(search.text()).toBe(' Quartier ');
  });

  it('is not asked again by itself when it was asked with something else', () => {
    search.type('Quartier');
    expect(search.settle()).toBe('Quartier');
    jest.runAllTimers();
    expect(ask).not.toHaveBeenCalled();
  });

  it('follows what was asked elsewhere', () => {
    search.type('Quartier');
    jest.runAllTimers();
    known.set('Treff');
    expect(search.text()).toBe('Treff');
  });

  it('leaves alone what somebody types when the answer to the first letters comes', () => {
    search.type('Qu');
    jest.advanceTimersByTime(300);
    search.type('Quart');
    known.set('Qu');
    expect(search.text()).toBe('Quart');
    jest.runAllTimers();
    expect(ask.mock.calls).toEqual([['Qu'], ['Quart']]);
  });

  it('is not asked any more when the page is left', () => {
    search.type('Quartier');
    leave();
    jest.runAllTimers();
    expect(ask).not.toHaveBeenCalled();
  });
});
