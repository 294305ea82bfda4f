import type { CalendarFeed } from '@quartiersforum/domain';
import { account, listOf } from '../../testing/examples';
import { calendarFeed, feedAddress } from '../../testing/calendar-examples';
import { visit, type Visit } from '../../testing/page';

const awo = account('provider', { organisation: { id: 'awo', name: 'AWO' } });

async function feeds(as = awo, ...items: CalendarFeed[]): Promise<Visit> {
  const page = await visit('/kalender/abonnieren', as);
  await page.answer('/api/calendar-feeds', listOf(...items));
  return page;
}

function choices(page: Visit): string[] {
  return [...page.element.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(
    (choice) => choice.value,
  );
}

describe('Subscribing to the calendar', () => {
  it('tells the address once, to copy or to open, and lists the feed', async () => {
    const page = await feeds();
    expect(page.text).toContain('Sie haben noch keines.');
    expect(await page.findings()).toEqual([]);
    await page.type('Name', 'Handy');
    await page.click(page.button('Abo anlegen'));
    const told = feedAddress({ label: 'Handy' });
    const sent = await page.answer('/api/calendar-feeds', told, 'POST');
    expect(sent.body).toEqual({ scope: 'all', label: 'Handy' });
    const { url, ...feed } = told;
    await page.answer('/api/calendar-feeds', listOf(feed));
    expect(page.field('Adresse des Abos').value).toBe(url);
    expect(document.activeElement).toBe(page.field('Adresse des Abos'));
    expect(page.text).toContain('Sie sehen diese Adresse nur jetzt.');
    expect(page.link('Im Kalender öffnen').getAttribute('href')).toBe(
      'webcal://quartiersforum.example/feeds/geheim.ics',
    );
    expect(page.field('Name').value).toBe('');
    expect(await page.findings()).toEqual([]);
  });

  it('offers only what can hold something for the person', async () => {
    expect(choices(await feeds())).toEqual(['all', 'fittingDeadlines', 'myMeetings']);
  });

  it('offers a reader the whole only', async () => {
    expect(choices(await feeds(account('reader')))).toEqual(['all']);
  });

  it('says of each feed what is in it and whether anything reads it', async () => {
    const page = await feeds(
      awo,
      calendarFeed({ label: 'Handy', lastFetchedAt: '2026-11-22T09:00:00Z' }),
      calendarFeed({ scope: 'myMeetings', rotatedAt: '2026-11-10T09:00:00Z' }),
    );
    expect(page.text).toMatch(
      /Handy ?Alle Treffen, .*Angelegt am 1. November 2026, zuletzt abgerufen vor 3 Stunden/,
    );
    expect(page.text).toMatch(
      /Meine Treffen ?Nur Treffen, .*Neue Adresse seit 10. November 2026, noch von keinem Kalender abgerufen/,
    );
  });

  it('gives a feed another address after saying what that breaks', async () => {
    const feed = calendarFeed({ label: 'Handy' });
    const page = await feeds(awo, feed);
    await page.click(page.button('Neue Adresse: Handy'));
    expect(page.text).toContain('Die alte Adresse von „Handy“ gilt dann sofort nicht mehr.');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Neue Adresse geben'));
    const told = { ...feed, url: 'https://quartiersforum.example/feeds/neu.ics' };
    await page.answer(`/api/calendar-feeds/${feed.id}/rotate`, told, 'POST');
    await page.answer('/api/calendar-feeds', listOf(feed));
    expect(page.field('Adresse des Abos').value).toBe(told.url);
    expect(page.has('h2', 'Neue Adresse geben?')).toBe(false);
  });

  it('ends a feed after asking, and forgets its address', async () => {
    const page = await feeds();
    await page.click(page.button('Abo anlegen'));
    const { url, ...feed } = feedAddress();
    await page.answer('/api/calendar-feeds', { ...feed, url }, 'POST');
    await page.answer('/api/calendar-feeds', listOf(feed));
    await page.click(page.button('Beenden: Alles'));
    expect(page.text).toContain('Das lässt sich nicht rückgängig machen');
    await page.click(page.button('Beenden'));
    await page.answer(`/api/calendar-feeds/${feed.id}`, null, 'DELETE');
    await page.answer('/api/calendar-feeds', listOf());
    expect(page.element.innerHTML).not.toContain(url);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Ihre Abos');
    expect(page.text).toContain('Sie haben noch keines.');
  });

  it('says when there are too many', async () => {
    const page = await feeds();
    await page.click(page.button('Abo anlegen'));
    await page.refuse('/api/calendar-feeds', 409, 'calendarFeed.full', 'POST');
    expect(page.text).toContain('Sie haben schon zwölf Kalender-Abos.');
  });

  it('says when the feeds cannot be loaded, and hears when one changes elsewhere', async () => {
    const page = await visit('/kalender/abonnieren', awo);
    await page.cutOff('/api/calendar-feeds');
    expect(page.text).toContain('Keine Verbindung');
    page.realtime.announce('calendarFeed.changed', { feedId: 'x' });
    await page.answer('/api/calendar-feeds', listOf(calendarFeed({ label: 'Laptop' })));
    expect(page.text).toContain('Laptop');
  });
});
