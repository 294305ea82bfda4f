import { expect, expectAccessible, test } from './support/product';

test('a new colleague is invited, sets up the account, writes, and is out as soon as it is closed', async ({
  as,
}) => {
  const { page: coordinator } = await as('coordinator');
  await coordinator.goto('/verwaltung/einladungen');
  await coordinator.getByRole('button', { name: /Einladen|einladen/ }).click();
  const dialog = coordinator.getByRole('dialog');
  await dialog.getByLabel('E-Mail-Adresse').fill('neu@example.org');
  await dialog.getByLabel('Name').fill('Neue Vertretung');
  await dialog.getByLabel('Rolle').selectOption({ label: 'Träger' });
  await expectAccessible(coordinator);
  await dialog.getByRole('button', { name: 'Einladen' }).click();
  await expect(dialog).toBeHidden();
  await expect(coordinator.getByText('neu@example.org').first()).toBeVisible();

  await coordinator.goto('/verwaltung/postausgang');
  await coordinator.getByRole('button', { name: /neu@example\.org/ }).click();
  const address = /https?:\/\/\S+\/einladung\/\S+/;
  const mail = coordinator.getByRole('dialog');
  await expect(mail).toContainText(address);
  const link = address.exec(await mail.innerText())?.[0];
  if (link === undefined) throw new Error('the mail holds no link');

  const { page: colleague } = await as('nobody');
  await colleague.goto(link);
  await expectAccessible(colleague);
  await colleague.getByLabel('Passwort', { exact: false }).first().fill('vier Wörter sind genug');
  await colleague.getByRole('button', { name: 'Konto einrichten' }).click();
  await expect(colleague.getByRole('heading', { level: 1, name: /Guten Tag/ })).toBeVisible();
  await colleague.getByRole('link', { name: 'Leitlinien' }).first().click();
  await expect(colleague.getByRole('heading', { level: 1, name: 'Leitlinien' })).toBeVisible();
  await colleague
    .getByRole('main')
    .getByRole('link', { name: /Leitlinien der Quartiersarbeit/ })
    .first()
    .click();
  await expect(colleague.getByRole('textbox', { name: /Leitlinien/ })).toBeVisible();

  const { page: second } = await as('nobody');
  await second.goto(link);
  await expect(second.getByRole('alert').or(second.getByRole('note')).first()).toBeVisible();
  await expect(second.getByRole('button', { name: 'Konto einrichten' })).toHaveCount(0);

  await coordinator.goto('/verwaltung/konten');
  await coordinator
    .getByRole('row', { name: /neu@example\.org/ })
    .getByRole('button', { name: /ändern/i })
    .click();
  const account = coordinator.getByRole('dialog');
  await account.getByLabel(/gesperrt|sperren/i).check();
  await account.getByRole('button', { name: 'Speichern' }).click();
  await expect(colleague.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
});
