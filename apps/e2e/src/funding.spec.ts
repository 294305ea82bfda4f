import { picture } from './support/picture';
import { expect, phone, test } from './support/product';

const title = 'Nachbarschaft wagen – Herbstrunde';
const lastDay = dayIn(28);

test('no deadline missed: a Träger reports a call, seeks partners, subscribes and is told in time; the coordinator sees who has no way on', async ({
  as,
  server,
}) => {
  const { page: awo } = await as('awo', phone);
  const { page: lead } = await as('coordinator');
  await awo.goto('/foerderung');
  await expect(awo.getByText('schließt bald').first()).toBeVisible();
  await expect(awo.getByText('passt zu Ihrem Träger').first()).toBeVisible();

  // It has heard of a call; four weeks are left.
  await awo.getByRole('button', { name: 'Aufruf melden' }).click();
  const dialog = awo.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Titel' }).fill(title);
  await dialog.getByRole('combobox', { name: /^Programm/ }).selectOption({ index: 2 });
  await dialog.getByLabel(/^Tag/).fill(lastDay);
  await dialog.getByRole('checkbox', { name: 'Wohlfahrtsverbände' }).check();
  await dialog.getByRole('button', { name: 'Melden' }).click();
  await expect(awo.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(awo.getByText('Gemeldet, noch nicht veröffentlicht')).toBeVisible();

  await lead.goto('/foerderung');
  const reported = lead.getByRole('listitem').filter({ hasText: title });
  await reported.getByRole('button', { name: 'Veröffentlichen' }).click();
  await expect(awo.getByRole('button', { name: 'Interesse eintragen' })).toBeVisible();

  await awo.getByRole('button', { name: 'Interesse eintragen' }).click();
  await awo
    .getByRole('combobox', { name: /Was haben Sie vor/ })
    .selectOption('Wir planen einen Antrag und suchen Partner');
  await awo.getByRole('button', { name: 'Speichern' }).click();
  await expect(
    awo.getByRole('heading', { name: 'Wir planen einen Antrag und suchen Partner' }),
  ).toBeVisible();
  await picture(awo, 'aufruf-interesse');
  const { page: drk } = await as('drk');
  await drk.goto(new URL(awo.url()).pathname);
  await expect(drk.getByText('sucht Partner')).toBeVisible();

  // Its calendar program asks without any sign-in, and gets the day with an alarm.
  await awo.goto('/kalender/abonnieren');
  await awo.getByRole('radio', { name: /^Stichtage/ }).check();
  await awo.getByRole('button', { name: 'Abo anlegen' }).click();
  const shown = awo.getByRole('textbox', { name: 'Adresse des Abos' });
  await expect(shown).toHaveValue(/\.ics$/);
  const address = await shown.inputValue();
  const feed = await (await fetch(address)).text();
  const unfolded = feed.replaceAll(/\r\n[ \t]/g, '');
  expect(unfolded).toContain(title);
  expect(unfolded).toContain(`DTSTART;VALUE=DATE:${lastDay.replaceAll('-', '')}`);
  expect(unfolded).toContain('BEGIN:VALARM');

  // And it is told by mail, in the round after it asked for that.
  await awo.goto('/profil/benachrichtigungen');
  await awo.getByRole('radio', { name: /An dem Tag/ }).check();
  await awo.getByRole('button', { name: 'Speichern' }).click();
  await expect(awo.getByRole('status').filter({ hasText: 'Gespeichert.' })).toBeVisible();
  await server.runJob('reminder.round');
  const mails = async () => {
    const answer = await lead.request.get('/api/outbox');
    const { items } = (await answer.json()) as { items: { to: string; text: string }[] };
    return items.filter(({ to, text }) => to === 'awo@example.org' && text.includes(title)).length;
  };
  // The job is looked for every ten seconds.
  await expect.poll(mails, { timeout: 40_000 }).toBe(1);

  // All ends of funding against all calls, and who has none in time.
  await lead.goto('/foerderung');
  await expect(lead.getByRole('img', { name: /Zeitstrahl/ })).toBeVisible();
  const stranded = lead.getByRole('heading', { name: /Anlaufstellen? ohne Anschluss/ });
  await expect(stranded).toBeVisible();
  await picture(lead, 'foerderung-koordination');
});

/** `YYYY-MM-DD` in the network, so many days from today. */
function dayIn(days: number): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' });
  const today = format.format(new Date());
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
