import type { Page } from '@playwright/test';
import { desktop, expect, expectAccessible, PageWatch, phone, test } from './support/product';
import { picture, settled } from './support/picture';

/** The second job: from the next date of the series to minutes that somebody reads who was not there, on three screens at once. */
const projectorScreen = { width: 1920, height: 1080 };

/** Looks at the page as it is now: whole, accessible, and a picture to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await picture(page, name);
  await expectAccessible(page);
}

test('the next Austauschtreffen, from its date to minutes that are read', async ({
  as,
  server,
}) => {
  test.setTimeout(600_000);
  const { page: lead } = await as('coordinator', desktop);
  const watches = [new PageWatch(lead, server.url)];

  // Two clicks from the series to the meeting.
  await lead.goto('/treffen');
  const series = lead.getByRole('listitem').filter({ hasText: 'jedes Quartal' });
  await series.getByRole('button', { name: /Nächstes Treffen anlegen/ }).click();
  const created = lead.getByRole('dialog', { name: 'Austauschtreffen Quartiersarbeit' });
  await expect(created.getByRole('combobox', { name: /Wann/ })).toBeVisible();
  await look(lead, 'treffen-anlegen-1280');
  await created.getByRole('button', { name: 'Anlegen' }).click();
  const heading = lead.getByRole('heading', { level: 1, name: /\d\. Quartal \d{4}/ });
  await expect(heading).toBeVisible();
  const [quarter = ''] = /\d\. Quartal \d{4}/.exec(await heading.innerText()) ?? [];
  const address = new URL(lead.url()).pathname;
  await look(lead, 'treffen-entwurf-1280');

  // The agenda: a topic that somebody handed in, and the time that becomes too short.
  await lead.goto(`${address}/tagesordnung`);
  const topic = 'Gemeinsames Nachbarschaftsfest im Sommer';
  await lead
    .getByRole('listitem')
    .filter({ hasText: topic })
    .getByRole('button', { name: /Auf die Tagesordnung/ })
    .click();
  const agenda = lead.getByRole('listitem').filter({ hasText: topic });
  await expect(agenda.getByRole('button', { name: /bearbeiten|ändern/i })).toBeVisible();
  await expect(lead.getByText(/länger|zu lang|mehr als/i).first()).toBeVisible();
  await look(lead, 'tagesordnung-1280');

  // Everybody of the body is invited; one answers by hand, one by the link of the mail.
  await lead.goto(`${address}/teilnahme`);
  await lead.getByRole('button', { name: 'Einladen', exact: true }).click();
  const inviting = lead.getByRole('dialog');
  await look(lead, 'einladen-1280');
  await inviting
    .getByRole('button', { name: /Einladen|einladen/ })
    .last()
    .click();
  await expect(lead.getByRole('row', { name: /Quartiersarbeit Boy/ })).toBeVisible();

  const { page: boy } = await as('boy', phone);
  watches.push(new PageWatch(boy, server.url));
  await boy.goto('/');
  await boy.getByRole('link', { name: new RegExp(`Antworten: .*${quarter}`) }).click();
  await boy.getByText('Ja, ich komme').click();
  await look(boy, 'antworten-390');
  await boy.getByRole('button', { name: /Antwort senden|Antworten|Senden/ }).click();
  await expect(
    lead
      .getByRole('row', { name: /Quartiersarbeit Boy/ })
      .getByText(/kommt|Zusage|ja/i)
      .first(),
  ).toBeVisible();
  await look(lead, 'teilnahme-1280');

  // It begins: phone and projector follow the console.
  const { page: projector } = await as('coordinator', projectorScreen);
  watches.push(new PageWatch(projector, server.url));
  await projector.goto(`${address}/beamer`);
  await boy.goto(`${address}/dabei`);
  await lead.goto(`${address}/leitung`);
  await look(lead, 'leitung-vorher-1280');
  await look(boy, 'dabei-vorher-390');
  await look(projector, 'beamer-vorher-1920');
  await lead.getByRole('button', { name: 'Treffen starten' }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Jetzt starten' }).click();
  const shows = async (title: RegExp) => {
    await expect(lead.getByRole('heading', { level: 2, name: title })).toBeVisible();
    await expect(projector.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(boy.getByRole('heading', { level: 2, name: title })).toBeVisible();
  };
  await shows(/Begrüßung/);
  await boy.getByRole('button', { name: 'Ich bin da' }).click();
  await expect(lead.getByText('1 dabei').first()).toBeVisible();
  await lead.getByRole('button', { name: /^Weiter zu TOP 2/ }).click();
  await shows(/Blitzlicht/);

  // A guest from the hall comes through the code on the projector, and both want to speak.
  const code = await projector.getByRole('img', { name: /QR-Code/ }).getAttribute('aria-label');
  const { page: guest } = await as('nobody', phone);
  watches.push(new PageWatch(guest, server.url));
  await guest.goto(/https?:\/\/\S+/.exec(code ?? '')?.[0] ?? '');
  await expect(guest.getByRole('textbox', { name: /Name/ })).toBeVisible();
  await look(guest, 'gast-390');
  await guest.getByRole('textbox', { name: /Name/ }).fill('Gast aus dem Saal');
  await guest.getByRole('button', { name: /teilnehmen|Teilnehmen/ }).click();
  await expect(guest.getByRole('heading', { level: 2, name: /Blitzlicht/ })).toBeVisible();
  await boy.getByRole('button', { name: 'Ich möchte sprechen' }).click();
  await expect(boy.getByText('Sie sind als Nächste dran.').first()).toBeVisible();
  await guest.getByRole('button', { name: 'Ich möchte sprechen' }).click();
  await expect(guest.getByText('an Stelle 2')).toBeVisible();
  await expect(projector.getByText('Gast aus dem Saal')).toBeVisible();
  await lead.getByRole('button', { name: 'Nächste Person aufrufen' }).click();
  await expect(boy.getByText('Sie haben das Wort.').first()).toBeVisible();
  await expect(guest.getByText('Sie sind als Nächste dran.').first()).toBeVisible();
  await look(lead, 'leitung-1280');
  await look(boy, 'dabei-390');
  await look(projector, 'beamer-1920');

  // A phone that slept is right again at once.
  await boy.context().setOffline(true);
  await lead.getByRole('button', { name: /^Weiter zu TOP 3/ }).click();
  await expect(projector.getByRole('heading', { level: 1, name: /Verwaltung/ })).toBeVisible();
  await boy.context().setOffline(false);
  await expect(boy.getByRole('heading', { level: 2, name: /Verwaltung/ })).toBeVisible();
  await settled(lead);
  await lead.getByRole('button', { name: 'Pause' }).click();
  await expect(projector.getByRole('heading', { level: 1, name: 'Pause' })).toBeVisible();
  await look(projector, 'beamer-pause-1920');
  await lead.getByRole('button', { name: 'Fortsetzen' }).first().click();

  // Two write the minutes at once, with a decision and a task.
  await lead.goto(address);
  await lead.getByRole('button', { name: 'Mehr' }).click();
  await lead.getByRole('menuitem', { name: 'Protokoll schreiben lassen' }).click();
  const writers = lead.getByRole('dialog');
  await writers.getByText('Quartiersarbeit Boy').click();
  await writers.getByRole('button', { name: 'Speichern' }).click();
  await expect(writers).toBeHidden();
  const { page: scribe } = await as('boy', desktop);
  watches.push(new PageWatch(scribe, server.url));
  const texts = [lead, scribe].map((page) => page.getByRole('textbox', { name: /^Protokoll / }));
  for (const [index, page] of [lead, scribe].entries()) {
    await page.goto(`${address}/protokoll`);
    await texts[index]?.getByRole('heading', { name: /Blitzlicht/ }).click();
    await page.keyboard.press('End');
  }
  await lead.keyboard.press('Enter');
  await lead.keyboard.type('In Boy wird der Platz umgebaut.');
  await expect(
    texts[1]?.getByText('In Boy wird der Platz umgebaut.') ?? scribe.locator('x'),
  ).toBeVisible();
  // On a letter: right of them all stands the caret of the other one.
  await texts[1]
    ?.getByText('In Boy wird der Platz umgebaut.')
    .click({ position: { x: 20, y: 10 } });
  await scribe.keyboard.press('End');
  await scribe.keyboard.type(' Das Büro bleibt offen.');
  await expect(texts[0]?.getByText('Das Büro bleibt offen.') ?? lead.locator('x')).toBeVisible();
  const entry = async (kind: string, fill: () => Promise<void>) => {
    await lead.getByRole('button', { name: /Eintrag hinzufügen: Blitzlicht/ }).click();
    const dialog = lead.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /Art/ }).selectOption({ label: kind });
    await fill();
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await expect(dialog).toBeHidden();
  };
  await entry('Beschluss', async () => {
    await lead
      .getByRole('textbox', { name: /Wortlaut/ })
      .fill('Das Sommerfest findet gemeinsam statt.');
    await lead.getByText('Es wurde abgestimmt').click();
    await lead.getByRole('spinbutton', { name: 'Ja' }).fill('12');
  });
  await entry('Aufgabe', async () => {
    await lead
      .getByRole('dialog')
      .getByRole('textbox', { name: /Text/ })
      .fill('Raum für das Sommerfest suchen');
    const name = lead.getByRole('dialog').getByRole('combobox', { name: /Name/ });
    await name.selectOption({ label: 'Quartiersbüro Boy' });
  });
  await expect(scribe.getByText('Raum für das Sommerfest suchen')).toBeVisible();
  await look(lead, 'protokoll-schreiben-1280');

  // It ends, she approves, and the text is frozen for whoever still writes.
  await lead.goto(`${address}/leitung`);
  await lead.getByRole('button', { name: 'Mehr', exact: true }).click();
  await lead.getByRole('menuitem', { name: 'Treffen beenden' }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Treffen beenden' }).click();
  await expect(projector.getByRole('heading', { level: 1, name: 'Vielen Dank!' })).toBeVisible();
  await expect(boy.getByRole('heading', { name: 'Das Treffen ist beendet' })).toBeVisible();
  await look(projector, 'beamer-ende-1920');
  await lead.goto(`${address}/protokoll`);
  await lead.getByRole('button', { name: 'Genehmigen' }).click();
  await look(lead, 'protokoll-genehmigen-1280');
  await lead.getByRole('dialog').getByRole('button', { name: 'Genehmigen' }).click();
  await expect(lead.getByText('genehmigt', { exact: true }).first()).toBeVisible();
  await expect(scribe.getByRole('textbox', { name: /^Protokoll / })).toHaveCount(0);

  // Somebody reads and prints it who was not there, and finds it by another form of a word.
  const { page: reader } = await as('fuhlenbrock', phone);
  watches.push(new PageWatch(reader, server.url));
  await reader.goto('/protokolle');
  await reader.getByRole('searchbox').fill('Sommerfeste');
  await expect(reader.locator('mark').first()).toBeVisible();
  await look(reader, 'protokolle-390');
  await reader.getByRole('link', { name: new RegExp(quarter) }).click();
  await expect(reader.getByText('Das Büro bleibt offen.')).toBeVisible();
  await expect(reader.getByText('12 Ja, 0 Nein, 0 Enthaltungen')).toBeVisible();
  await look(reader, 'protokoll-lesen-390');
  await reader.getByRole('link', { name: 'Zum Drucken' }).click();
  await expect(reader.getByRole('heading', { level: 1, name: /^Protokoll: / })).toBeVisible();
  await reader.emulateMedia({ media: 'print' });
  const paper = await reader.pdf({ format: 'A4' });
  expect(paper.length).toBeGreaterThan(10_000);
  await reader.emulateMedia({ media: 'screen' });

  // What was taken on waits on the first page of whoever took it on; another Träger learns of nothing.
  await scribe.goto('/');
  await scribe.getByRole('button', { name: /^Erledigt: Raum/ }).click();
  await expect(scribe.getByText('Sie haben nichts offen.')).toBeVisible();
  const { context: awo } = await as('awo');
  for (const path of [
    address.replace('/treffen', '/api/meetings'),
    `${address.replace('/treffen', '/api/meetings')}/minutes`,
  ])
    expect((await awo.request.get(path)).status()).toBe(404);

  for (const watch of watches) await watch.expectClean();
});
