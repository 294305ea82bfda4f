import { tabTo } from './support/keys';
import { settled } from './support/picture';
import { expect, test } from './support/product';

test('by keyboard alone: order the agenda, start the meeting, lead through it, take part in it, end it', async ({
  as,
  server,
}) => {
  // A meeting of its own: that of the example is for whoever looks at the pages.
  const { context, page: lead } = await as('coordinator');
  const headers = { Origin: server.url };
  const { items } = (await (await context.request.get('/api/meeting-series')).json()) as {
    items: { id: string; name: string }[];
  };
  const seriesId = items.find(({ name }) => name.includes('Austausch'))?.id;
  const startsAt = new Date(Date.now() + 4 * 365 * 24 * 60 * 60 * 1000).toISOString();
  const data = { seriesId, startsAt, title: 'Treffen nur mit Tasten' };
  const made = await context.request.post('/api/meetings', { headers, data });
  const { id } = (await made.json()) as { id: string };
  await context.request.post(`/api/meetings/${id}/invite`, { headers, data: {} });
  await lead.goto('/treffen');
  await tabTo(lead, /^Treffen nur mit Tasten$/);
  await lead.keyboard.press('Enter');
  await expect(
    lead.getByRole('heading', { level: 1, name: 'Treffen nur mit Tasten' }),
  ).toBeVisible();
  const address = new URL(lead.url()).pathname;

  // The fifth item comes third, and the focus stays with it.
  await tabTo(lead, /^Tagesordnung$/);
  await lead.keyboard.press('Enter');
  const titles = lead.getByRole('main').getByRole('listitem');
  await expect(titles.nth(4)).toContainText('Fachvortrag');
  await tabTo(lead, /^Nach oben: Fachvortrag$/);
  await lead.keyboard.press('Enter');
  await expect(titles.nth(3)).toContainText('Fachvortrag');
  await expect(lead.getByRole('button', { name: 'Nach oben: Fachvortrag' })).toBeFocused();
  await lead.keyboard.press('Alt+ArrowUp');
  await expect(titles.nth(2)).toContainText('Fachvortrag');
  await tabTo(lead, /^Punkt hinzufügen$/);
  await lead.keyboard.press('Enter');
  const dialog = lead.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: /Titel/ }).focus();
  await lead.keyboard.type('Verschiedenes');
  await lead.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(titles.filter({ hasText: 'Verschiedenes' })).toBeVisible();

  // It begins without the mouse, with a question that the keyboard answers.
  await lead.goto(`${address}/leitung`);
  await tabTo(lead, /^Treffen starten$/);
  await lead.keyboard.press('Enter');
  await tabTo(lead, /^Jetzt starten$/);
  await lead.keyboard.press('Enter');
  await expect(lead.getByRole('heading', { level: 2, name: /Begrüßung/ })).toBeVisible();

  const { page: boy } = await as('boy');
  await boy.goto(`${address}/dabei`);
  await tabTo(boy, /^Ich bin da$/);
  await boy.keyboard.press('Enter');
  await expect(boy.getByRole('button', { name: 'Ich gehe jetzt' })).toBeVisible();
  await tabTo(boy, /^Ich möchte sprechen$/);
  await boy.keyboard.press('Enter');
  await expect(boy.getByText('Sie sind als Nächste dran.').first()).toBeVisible();

  await expect(lead.getByRole('button', { name: 'Nächste Person aufrufen' })).toBeVisible();
  await lead.keyboard.press('Alt+n');
  await expect(boy.getByText('Sie haben das Wort.').first()).toBeVisible();
  // A key that is pressed while the last one is still on its way is let go.
  await settled(lead);
  await lead.keyboard.press('Alt+w');
  await expect(lead.getByRole('heading', { level: 2, name: /Blitzlicht/ })).toBeVisible();
  await expect(boy.getByRole('heading', { level: 2, name: /Blitzlicht/ })).toBeVisible();
  await settled(lead);
  await lead.keyboard.press('Alt+p');
  await expect(lead.getByRole('button', { name: 'Fortsetzen' }).first()).toBeVisible();

  await tabTo(lead, /^Mehr$/);
  await lead.keyboard.press('Enter');
  await expect(lead.getByRole('menuitem', { name: 'Treffen beenden' })).toBeVisible();
  await lead.keyboard.press('End');
  await lead.keyboard.press('Enter');
  await expect(lead.getByRole('dialog')).toBeVisible();
  await tabTo(lead, /^Treffen beenden$/);
  await lead.keyboard.press('Enter');
  await expect(lead.getByText('Das Treffen ist beendet').first()).toBeVisible();
  await expect(boy.getByText('Das Treffen ist beendet').first()).toBeVisible();
});
