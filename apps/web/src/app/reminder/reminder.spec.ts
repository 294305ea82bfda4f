import type { ReminderLink, ReminderSettings } from '@quartiersforum/domain';
import { account } from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';
import { daysText, reminderText } from './reminder-text';

const path = '/api/reminder-settings';
const settings = (change: Partial<ReminderSettings> = {}): ReminderSettings => ({
  ...{ version: 3, isOn: true, scope: 'fitting', rhythm: 'weekly' },
  ...{ daysBefore: [28, 7], hasFundingEnds: true, fundingEndDaysBefore: [180] },
  ...change,
});

async function reminderPage(given = settings()): Promise<Visit> {
  const page = await visit('/profil/benachrichtigungen', account('provider'));
  await page.answer(path, given);
  return page;
}

/** Chooses the answer, or ticks the box, whose label begins so. */
async function choose(page: Visit, name: string): Promise<void> {
  const label = [...page.element.querySelectorAll('label')].find((one) =>
    one.textContent.trim().startsWith(name),
  );
  const control = label?.control ?? label?.querySelector('input');
  if (!control) throw new Error(`No choice "${name}"`);
  await page.click(control);
}

const save = async (page: Visit, answer: ReminderSettings) => {
  await page.click(page.button('Speichern'));
  return page.answer(path, answer, 'PUT');
};

describe('The page of notifications', () => {
  it('shows what is set, to whom the mails go, and is found in the account menu', async () => {
    const page = await reminderPage();
    expect(page.heading('Benachrichtigungen')).toBeTruthy();
    expect(page.text).toContain('Die Mails gehen an');
    expect(page.field('1. Erinnerung').value).toBe('28');
    const chosen = [...page.element.querySelectorAll<HTMLInputElement>('input:checked')];
    expect(chosen.map((input) => input.value)).toEqual(['on', 'fitting', 'on', 'weekly']);
    await page.click(page.element.querySelector<HTMLElement>('button.me')!);
    expect(page.link('Benachrichtigungen').getAttribute('href')).toBe('/profil/benachrichtigungen');
    expect(await page.findings()).toEqual([]);
  });

  it('saves all of it with the version that was read, and says so', async () => {
    const page = await reminderPage();
    await choose(page, 'Alle Aufrufe');
    await choose(page, 'An dem Tag');
    await page.type('1. Erinnerung', '14');
    const { version, ...rest } = settings({ scope: 'all', rhythm: 'atOnce', daysBefore: [14, 7] });
    const asked = await save(page, { ...rest, version: 4 });
    expect(asked.body).toEqual({ ...rest, version });
    expect(page.text).toContain('Gespeichert.');
    await choose(page, 'Eine Mail am Montag');
    expect(page.text).not.toContain('Gespeichert.');
    const again = await save(page, settings({ version: 5 }));
    expect(again.body).toMatchObject({ version: 4, rhythm: 'weekly' });
  });

  it('takes up to five steps and never none', async () => {
    const page = await reminderPage(settings({ daysBefore: [28], hasFundingEnds: false }));
    expect(page.has('button', '1. Erinnerung entfernen')).toBe(false);
    for (let count = 1; count < 5; count += 1) await page.click(page.button('Weitere Erinnerung'));
    expect(page.has('button', 'Weitere Erinnerung')).toBe(false);
    expect(document.activeElement).toBe(page.field('5. Erinnerung'));
    await page.click(page.button('1. Erinnerung entfernen'));
    expect(document.activeElement).toBe(page.field('1. Erinnerung'));
    const asked = await save(page, settings());
    expect(asked.body).toMatchObject({ daysBefore: [7, 14, 3, 1] });
    expect(await page.findings()).toEqual([]);
  });

  it.each(['0', '181', '', '1.5'])('says what is possible instead of %j days', async (days) => {
    const page = await reminderPage();
    await page.type('1. Erinnerung', days);
    await page.click(page.button('Speichern'));
    expect(page.text).toContain('Bitte geben Sie 1 bis 180 Tage an.');
    expect(await page.findings()).toEqual([]);
    page.http.verify();
  });

  it('hides the rest when reminders are off, and does not stumble over it', async () => {
    const page = await reminderPage();
    await page.type('1. Erinnerung', '0');
    await choose(page, 'Per Mail an Fristen erinnern');
    expect(page.text).not.toContain('Woran?');
    const asked = await save(page, settings({ isOn: false, version: 4 }));
    expect(asked.body).toEqual(settings({ isOn: false }));
    expect(await page.findings()).toEqual([]);
  });

  it('shows what was set elsewhere meanwhile, and keeps what was typed', async () => {
    const page = await reminderPage();
    await choose(page, 'An dem Tag');
    await page.click(page.button('Speichern'));
    await page.refuse(path, 409, 'reminderSettings.changed', 'PUT');
    await page.answer(path, settings({ scope: 'all', version: 7 }));
    expect(page.text).toContain('inzwischen an anderer Stelle geändert');
    expect(page.text).toContain(
      'Alle Förderaufrufe, 28 und 7 Tage vorher; das Ende von Förderungen 180 Tage vorher; eine Mail am Montag.',
    );
    const asked = await save(page, settings({ scope: 'all', rhythm: 'atOnce', version: 8 }));
    expect(asked.body).toEqual(settings({ scope: 'all', rhythm: 'atOnce', version: 7 }));
    expect(page.text).toContain('Gespeichert.');
    expect(page.text).not.toContain('Inzwischen');
  });

  it('says what happened when it cannot be loaded, and tries again', async () => {
    const page = await visit('/profil/benachrichtigungen', account('provider'));
    await page.cutOff(path);
    await page.click(page.button('Erneut versuchen'));
    await page.answer(path, settings());
    expect(page.text).toContain('Erinnerungen an Fristen');
  });

  it('is not for readers, who see no deadlines', async () => {
    const page = await visit('/profil/benachrichtigungen', account('reader'));
    expect(page.text).toContain('Kein Zugriff');
  });
});

describe('The page behind the link of a reminder', () => {
  const address = `${path}/a-token`;
  const link = (change?: Partial<ReminderSettings>): ReminderLink => ({
    name: 'AWO',
    settings: settings(change),
  });

  it('shows whose reminders they are and changes them without a sign-in', async () => {
    const page = await visit('/erinnerungen/a-token', null);
    await page.answer(address, link());
    expect(page.text).toContain('Erinnerungen für AWO');
    expect(await page.findings()).toEqual([]);
    page.http.verify();
    await choose(page, 'Per Mail an Fristen erinnern');
    await page.click(page.button('Speichern'));
    const asked = await page.answer(address, link({ isOn: false, version: 4 }), 'PUT');
    expect(asked.body).toEqual(settings({ isOn: false }));
    expect(page.text).toContain('Gespeichert.');
  });

  it('that is wrong says where to find the right one', async () => {
    const page = await visit('/erinnerungen/falsch', null);
    await page.refuse(`${path}/falsch`, 404, 'reminderLink.notFound');
    expect(page.text).toContain('Dieser Link stimmt nicht.');
    expect(page.has('button', 'Erneut versuchen')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });
});

describe('What is set, in one sentence', () => {
  it('names days as people say them', () => {
    expect([[1], [7], [28, 7], [28, 7, 1]].map(daysText)).toEqual([
      '1 Tag',
      '7 Tage',
      '28 und 7 Tage',
      '28, 7 und 1 Tage',
    ]);
  });

  it('is short when there is nothing', () => {
    expect(reminderText(settings({ isOn: false }))).toBe('Keine Erinnerungen.');
    expect(reminderText(settings({ hasFundingEnds: false, rhythm: 'atOnce' }))).toBe(
      'Förderaufrufe, die zu Ihrem Träger passen, 28 und 7 Tage vorher; eine Mail an dem Tag.',
    );
  });
});
