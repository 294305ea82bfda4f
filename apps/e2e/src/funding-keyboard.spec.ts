import { tabTo } from './support/keys';
import { expect, test } from './support/product';

test('by keyboard alone: find what closes soon, report a call, seek partners, subscribe, change what one is reminded of', async ({
  as,
}) => {
  const { page: drk } = await as('drk');
  const press = (key: string) => drk.keyboard.press(key);
  await drk.goto('/foerderung');
  await expect(drk.getByText('schließt bald').first()).toBeVisible();
  await tabTo(drk, /^Schließt bald$/);
  await press('Space');
  await expect(drk).toHaveURL(/stand=/);

  // A call of the list, and what one has in mind with it.
  await tabTo(drk, /^Deutsches Hilfswerk – Quartiersvorhaben/);
  await press('Enter');
  await expect(drk.getByRole('button', { name: 'Interesse eintragen' })).toBeVisible();
  await tabTo(drk, /^Interesse eintragen$/);
  await press('Enter');
  const plan = drk.getByRole('combobox', { name: /Was haben Sie vor/ });
  await expect(plan).toBeFocused();
  await drk.keyboard.type('Wir planen');
  await tabTo(drk, /^Speichern$/);
  await press('Enter');
  await expect(
    drk.getByRole('heading', { name: 'Wir planen einen Antrag und suchen Partner' }),
  ).toBeVisible();

  // One that it has heard of.
  await tabTo(drk, /^Alle Aufrufe$/);
  await press('Enter');
  await tabTo(drk, /^Aufruf melden$/);
  await press('Enter');
  const dialog = drk.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Titel' }).focus();
  await drk.keyboard.type('Nur mit Tasten gemeldet');
  await press('Tab');
  await expect(dialog.getByRole('combobox', { name: /^Programm/ })).toBeFocused();
  const programme = dialog.getByRole('option', { name: /^Heimat/ });
  await expect(programme.first()).toBeAttached();
  await drk.keyboard.type('Heimat');
  await tabTo(drk, /^1\. Stichtag entfernen$/);
  await press('Enter');
  await tabTo(drk, /^Melden$/);
  await press('Enter');
  await expect(
    drk.getByRole('heading', { level: 1, name: 'Nur mit Tasten gemeldet' }),
  ).toBeVisible();

  // The days that fit, in a calendar of one's own.
  await drk.goto('/kalender');
  await tabTo(drk, /^Abonnieren$/);
  await press('Enter');
  await expect(drk.getByRole('heading', { level: 1, name: 'Kalender abonnieren' })).toBeVisible();
  await drk.getByRole('radio', { name: /^Alles/ }).focus();
  await press('ArrowDown');
  await expect(drk.getByRole('radio', { name: /^Stichtage/ })).toBeChecked();
  await tabTo(drk, /^Abo anlegen$/);
  await press('Enter');
  await expect(drk.getByRole('textbox', { name: 'Adresse des Abos' })).toHaveValue(/\.ics$/);

  await drk.goto('/profil/benachrichtigungen');
  await expect(drk.getByRole('radio', { name: /Eine Mail am Montag/ })).toBeVisible();
  await drk.getByRole('radio', { name: /Eine Mail am Montag/ }).focus();
  await press('ArrowDown');
  await tabTo(drk, /^Speichern$/);
  await press('Enter');
  await expect(drk.getByRole('status').filter({ hasText: 'Gespeichert.' })).toBeVisible();
});
