import type { APIRequestContext } from '@playwright/test';
import { picture, settled } from './support/picture';
import {
  desktop,
  type ExampleAccount,
  expect,
  expectAccessible,
  PageWatch,
  phone,
  test,
} from './support/product';

/**
 * Every page that the product has, as the people who use it see it, on a laptop and on a phone: one main heading, nothing that axe
 * finds, no error, no request to another host, nothing that scrolls sideways. The pictures land in test-results/screenshots, and with
 * `SCREENSHOTS=docs/screenshots` there too.
 */
const pages: readonly {
  readonly name: string;
  readonly account: ExampleAccount | 'nobody';
  readonly address: (ids: Ids) => string;
  readonly heading: RegExp;
  /** What must be there before the page counts as loaded, beside its heading. */
  readonly shows?: string;
  /** Whether the API answers that there is no such thing, which the browser writes down as an error. */
  readonly isRefused?: boolean;
}[] = [
  { name: 'anmelden', account: 'nobody', address: () => '/anmelden', heading: /Anmelden/ },
  {
    name: 'passwort-vergessen',
    account: 'nobody',
    address: () => '/passwort-vergessen',
    heading: /Passwort/,
  },
  {
    name: 'einladung-ungueltig',
    account: 'nobody',
    address: () => `/einladung/${'x'.repeat(43)}`,
    heading: /Willkommen/,
  },
  { name: 'uebersicht', account: 'coordinator', address: () => '/', heading: /./ },
  { name: 'uebersicht-traeger', account: 'awo', address: () => '/', heading: /./ },
  { name: 'treffen', account: 'fuhlenbrock', address: () => '/treffen', heading: /Treffen/ },
  {
    name: 'treffen-koordination',
    account: 'coordinator',
    address: () => '/treffen',
    heading: /Treffen/,
  },
  {
    name: 'reihe',
    account: 'coordinator',
    address: ({ series }) => `/treffen/reihen/${series}`,
    heading: /Austauschtreffen/,
  },
  ...(['', '/tagesordnung', '/teilnahme', '/protokoll', '/material'] as const).flatMap((tab) =>
    (['coordinator', 'boy'] as const).map((account) => ({
      name: `treffen${tab.replace('/', '-')}-${account}`,
      account,
      address: ({ meeting }: Ids) => `/treffen/${meeting}${tab}`,
      heading: /Austauschtreffen/,
    })),
  ),
  {
    name: 'treffen-fremd',
    account: 'drk',
    address: ({ meeting }) => `/treffen/${meeting}`,
    heading: /Treffen/,
    isRefused: true,
  },
  {
    name: 'antwort-ungueltig',
    account: 'nobody',
    address: () => `/antwort/${'x'.repeat(43)}`,
    heading: /./,
    isRefused: true,
  },
  { name: 'protokolle', account: 'boy', address: () => '/protokolle', heading: /Protokolle/ },
  { name: 'aufgaben', account: 'boy', address: () => '/aufgaben', heading: /Aufgaben/ },
  { name: 'foerderung', account: 'awo', address: () => '/foerderung', heading: /Förderung/ },
  {
    name: 'foerderung-koordination',
    account: 'coordinator',
    address: () => '/foerderung',
    heading: /Förderung/,
  },
  {
    name: 'foerderung-leer',
    account: 'boy',
    address: () => '/foerderung?suche=gibtesnicht',
    heading: /Förderung/,
  },
  {
    name: 'foerderung-monat',
    account: 'awo',
    address: () => '/foerderung/monat',
    heading: /Förderung/,
  },
  {
    name: 'foerderung-zeitstrahl',
    account: 'coordinator',
    address: () => '/foerderung/zeitstrahl',
    heading: /Förderung/,
  },
  {
    name: 'programme',
    account: 'coordinator',
    address: () => '/foerderung/programme',
    heading: /Förderprogramme/,
  },
  {
    name: 'aufruf',
    account: 'awo',
    address: ({ call }) => `/foerderung/${call}`,
    heading: /Deutsches Hilfswerk/,
  },
  {
    name: 'aufruf-unbekannt',
    account: 'awo',
    address: ({ body }) => `/foerderung/${body}`,
    heading: /./,
    isRefused: true,
  },
  { name: 'kalender', account: 'boy', address: () => '/kalender', heading: /Kalender/ },
  {
    name: 'kalender-monat',
    account: 'coordinator',
    address: () => '/kalender/monat',
    heading: /Kalender/,
  },
  {
    name: 'kalender-abonnieren',
    account: 'drk',
    address: () => '/kalender/abonnieren',
    heading: /Kalender abonnieren/,
  },
  {
    name: 'benachrichtigungen',
    account: 'boy',
    address: () => '/profil/benachrichtigungen',
    heading: /Benachrichtigungen/,
  },
  ...(['erinnerungen', 'bestaetigen'] as const).map((door) => ({
    name: `${door}-ungueltig`,
    account: 'nobody' as const,
    address: () => `/${door}/${'x'.repeat(43)}`,
    heading: /./,
    isRefused: true,
  })),
  {
    name: 'netzwerk-karte',
    account: 'boy',
    address: () => '/netzwerk/anlaufstellen?ansicht=karte',
    heading: /Netzwerk/,
  },
  {
    name: 'personen',
    account: 'coordinator',
    address: () => '/netzwerk/personen',
    heading: /Netzwerk/,
  },
  {
    name: 'netzwerk-import',
    account: 'coordinator',
    address: () => '/netzwerk/import',
    heading: /./,
  },
  {
    name: 'bestaetigungen',
    account: 'coordinator',
    address: () => '/netzwerk/bestaetigungen',
    heading: /./,
  },
  {
    name: 'anlaufstelle-verlauf',
    account: 'coordinator',
    address: ({ contactPoint }) => `/netzwerk/anlaufstellen/${contactPoint}/verlauf`,
    heading: /./,
  },
  { name: 'netzwerk', account: 'coordinator', address: () => '/netzwerk', heading: /Netzwerk/ },
  {
    name: 'netzwerk-leer',
    account: 'coordinator',
    address: () => '/netzwerk?suche=gibtesnicht',
    heading: /Netzwerk/,
  },
  { name: 'netzwerk-lesend', account: 'reader', address: () => '/netzwerk', heading: /Netzwerk/ },
  {
    name: 'anlaufstelle',
    account: 'boy',
    address: ({ contactPoint }) => `/netzwerk/anlaufstellen/${contactPoint}`,
    heading: /Rottmannsmühle/,
  },
  {
    name: 'traeger',
    account: 'city',
    address: ({ organisation }) => `/netzwerk/traeger/${organisation}`,
    heading: /AWO/,
  },
  {
    name: 'gremium',
    account: 'coordinator',
    address: ({ body }) => `/netzwerk/gremien/${body}`,
    heading: /Austauschtreffen/,
  },
  {
    name: 'leitlinien',
    account: 'coordinator',
    address: () => '/leitlinien',
    heading: /Leitlinien/,
  },
  {
    name: 'leitlinien-lesend',
    account: 'reader',
    address: () => '/leitlinien',
    heading: /Leitlinien/,
  },
  {
    name: 'leitlinie',
    account: 'awo',
    address: ({ guideline }) => `/leitlinien/${guideline}`,
    heading: /Leitlinien der Quartiersarbeit in Bottrop/,
    shows: '[role="textbox"] h2',
  },
  { name: 'profil', account: 'drk', address: () => '/profil', heading: /Profil/ },
  {
    name: 'verwaltung-konten',
    account: 'coordinator',
    address: () => '/verwaltung/konten',
    heading: /Verwaltung/,
  },
  {
    name: 'verwaltung-einladungen',
    account: 'coordinator',
    address: () => '/verwaltung/einladungen',
    heading: /Verwaltung/,
  },
  {
    name: 'verwaltung-postausgang',
    account: 'coordinator',
    address: () => '/verwaltung/postausgang',
    heading: /Verwaltung/,
  },
  { name: 'ohne-recht', account: 'awo', address: () => '/verwaltung/konten', heading: /./ },
  { name: 'nicht-gefunden', account: 'awo', address: () => '/gibt-es-nicht', heading: /./ },
];

interface Ids {
  readonly contactPoint: string;
  readonly organisation: string;
  readonly body: string;
  readonly guideline: string;
  readonly meeting: string;
  readonly series: string;
  readonly call: string;
}

// No page changes anything, so that every worker takes some.
test.describe.configure({ mode: 'parallel' });
const idsOfServer = new Map<string, Ids>();

for (const viewport of [desktop, phone]) {
  for (const { name, account, address, heading, shows, isRefused } of pages) {
    test(`${name} is whole and accessible at ${viewport.width} px`, async ({ as, server }) => {
      const { context, page } = await as(account, viewport);
      const watch = new PageWatch(page, server.url, isRefused);
      // Asked once of each server: signing in takes its time on purpose.
      if (account !== 'nobody' && !idsOfServer.has(server.url))
        idsOfServer.set(server.url, await idsOf((await as('coordinator')).context.request));
      const ids = idsOfServer.get(server.url) ?? noIds;
      await page.goto(address(ids));
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      if (shows !== undefined) await expect(page.locator(shows).first()).toBeVisible();
      await settled(page);
      await picture(page, `${name}-${viewport.width}`);
      await expectAccessible(page);
      await watch.expectClean();
      await context.close();
    });
  }
}

const noIds: Ids = {
  contactPoint: '',
  organisation: '',
  body: '',
  guideline: '',
  meeting: '',
  series: '',
  call: '',
};

async function idsOf(request: APIRequestContext): Promise<Ids> {
  const find = async (address: string, title: RegExp): Promise<string> => {
    const answer = await request.get(address);
    const { items } = (await answer.json()) as {
      items: { id: string; name?: string; title?: string }[];
    };
    const found = items.find((item) => title.test(item.name ?? item.title ?? ''));
    if (found === undefined) throw new Error(`${address} has no ${title}`);
    return found.id;
  };
  return {
    contactPoint: await find('/api/contact-points', /^Quartiersbüro Rottmannsmühle$/),
    organisation: await find('/api/organisations', /^AWO$/),
    body: await find('/api/bodies', /^Austauschtreffen/),
    guideline: await find('/api/guidelines', /^Leitlinien der Quartiersarbeit/),
    meeting: await find('/api/meetings', /^Austauschtreffen/),
    series: await find('/api/meeting-series', /^Austauschtreffen/),
    call: await find('/api/funding-calls', /^Deutsches Hilfswerk – Quartiersvorhaben/),
  };
}
