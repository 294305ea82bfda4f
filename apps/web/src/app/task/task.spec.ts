import type { Task } from '@quartiersforum/domain';
import { account, id, listOf } from '../../testing/examples';
import { visit } from '../../testing/page';

function task(change: Partial<Task> = {}): Task {
  return {
    id: id(),
    version: 1,
    text: 'Raum buchen',
    owner: { kind: 'contactPoint', id: id(), name: 'Quartiersbüro Boy' },
    dueOn: '2026-12-01',
    state: 'open',
    relation: 'self',
    meeting: { id: id(), name: 'Austauschtreffen' },
    stateChangedAt: null,
    ...change,
  };
}

describe('Tasks', () => {
  it('show what is due first, and what is overdue', async () => {
    const page = await visit('/aufgaben', account('fieldworker'));
    await page.answer(
      '/api/tasks',
      listOf(
        task({ text: 'Später', dueOn: null }),
        task({ text: 'Bald' }),
        task({ text: 'Gestern', dueOn: '2026-11-21' }),
      ),
    );
    const order = [...page.element.querySelectorAll('.text')].map(({ textContent }) => textContent);
    expect(order).toEqual(['Gestern', 'Bald', 'Später']);
    expect(page.text).toContain('überfällig');
    expect(page.text).toContain('bis Di, 1. Dezember 2026 (in 9 Tagen)');
    expect(await page.findings()).toEqual([]);
  });

  it('are done by whoever owes them, and by nobody else', async () => {
    const own = task();
    const page = await visit('/aufgaben?umfang=alle', account('fieldworker'));
    const asked = await page.answer(
      '/api/tasks',
      listOf(own, task({ text: 'Fremde', relation: 'participant' })),
    );
    expect(asked.parameters).toContain('scope=all');
    expect(page.has('button', 'Erledigt: Fremde')).toBe(false);
    await page.click(page.button('Erledigt: Raum buchen'));
    const changed = await page.answer(`/api/tasks/${own.id}/state`, own, 'PUT');
    expect(changed.body).toEqual({ version: 1, state: 'done' });
    await page.answer('/api/tasks', listOf({ ...own, state: 'done' }));
    expect(page.text).toContain('Abgeschlossen');
    expect(page.button('Wieder öffnen: Raum buchen')).toBeTruthy();
  });

  describe('are read once more after an answer that was on its way', () => {
    it('when a change is announced', async () => {
      const page = await visit('/aufgaben', account('fieldworker'));
      page.realtime.announce('task.changed', {});
      await page.answer('/api/tasks', listOf(task({ text: 'Von vorher' })));
      await page.answer('/api/tasks', listOf(task({ text: 'Neu' })));
      expect(page.text).toContain('Neu');
    });

    it('when the connection comes back', async () => {
      const page = await visit('/aufgaben', account('fieldworker'));
      page.realtime.reconnect();
      await page.settle();
      await page.answer('/api/tasks', listOf(task({ text: 'Von vorher' })));
      await page.answer('/api/tasks', listOf(task({ text: 'Neu' })));
      expect(page.text).toContain('Neu');
    });

    it('when one of them is done', async () => {
      const own = task();
      const page = await visit('/aufgaben?umfang=alle', account('fieldworker'));
      await page.answer('/api/tasks', listOf(own));
      page.realtime.announce('task.changed', {});
      await page.settle();
      await page.click(page.button('Erledigt: Raum buchen'));
      await page.answer(`/api/tasks/${own.id}/state`, own, 'PUT');
      await page.answer('/api/tasks', listOf(own));
      await page.answer('/api/tasks', listOf({ ...own, state: 'done' }));
      expect(page.button('Wieder öffnen: Raum buchen')).toBeTruthy();
    });
  });

  it('say when there is nothing to do', async () => {
    const page = await visit('/aufgaben', account('provider'));
    await page.answer('/api/tasks', listOf());
    expect(page.text).toContain('Keine offenen Aufgaben');
  });
});
