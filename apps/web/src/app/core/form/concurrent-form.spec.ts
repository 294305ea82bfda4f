import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { ConcurrentForm, type Version } from './concurrent-form';

const begun = { title: 'Fachvortrag', minutes: 35 };
const refused = new HttpErrorResponse({ status: 409, error: { code: 'agenda.changed' } });

function opened() {
  const value = signal({ title: '', minutes: 0 });
  const now = signal<Version<typeof begun> | null>({ version: 1, value: begun });
  const later = { version: 2, value: { title: 'Fachvortrag: Sucht', minutes: 45 } };
  const form = new ConcurrentForm(value, now, async () => {
    now.set(later);
    await Promise.resolve();
  });
  form.begin(begun);
  return { value, now, later, form };
}

describe('A form over a thing that others change too', () => {
  it('sends only what was changed, with the version that was read', async () => {
    const { value, form } = opened();
    value.update((own) => ({ ...own, minutes: 30 }));
    const send = jest.fn().mockResolvedValue(undefined);
    await form.save(send);
    expect(send).toHaveBeenCalledWith({ minutes: 30 }, 1);
  });

  it('leaves alone what somebody types, and tells what others changed', () => {
    const { value, now, later, form } = opened();
    value.update((own) => ({ ...own, title: 'Meins' }));
    now.set(later);
    expect(value().title).toBe('Meins');
    expect(form.overtaken()).toEqual(['title', 'minutes']);
  });

  it('tells what stands now in the fields of others, and nothing of a thing that is gone', () => {
    const { now, later, form } = opened();
    const texts = form.overtakenIn((keys, value) =>
      keys.map((key) => ({ name: key, text: String(value[key]) })),
    );
    expect(texts()).toEqual([]);
    now.set({ ...later, value: { ...begun, minutes: 45 } });
    expect(texts()).toEqual([{ name: 'minutes', text: '45' }]);
    now.set(null);
    expect(texts()).toEqual([]);
  });

  it('keeps the own text after a refusal and can be sent again', async () => {
    const { value, form } = opened();
    value.update((own) => ({ ...own, title: 'Meins' }));
    await expect(form.save(jest.fn().mockRejectedValue(refused))).rejects.toBe(refused);
    expect(value()).toEqual({ title: 'Meins', minutes: 45 });
    expect(form.overtaken()).toEqual(['title', 'minutes']);
    const send = jest.fn().mockResolvedValue(undefined);
    await form.save(send);
    expect(send).toHaveBeenCalledWith({ title: 'Meins' }, 2);
  });

  it('refuses again what was changed by others but not yet refused', async () => {
    const { now, later, form } = opened();
    now.set(later);
    const send = jest.fn().mockResolvedValue(undefined);
    await form.save(send);
    expect(send).toHaveBeenCalledWith({}, 1);
  });

  it('says when the thing is gone', () => {
    const { now, form } = opened();
    now.set(null);
    expect(form.isGone()).toBe(true);
  });
});
