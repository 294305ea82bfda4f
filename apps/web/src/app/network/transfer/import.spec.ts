import { registerFlawCodes, type RegisterImport } from '@quartiersforum/domain';
import { account, contactPoint, listOf } from '../../../testing/examples';
import { visit, type Visit } from '../../../testing/page';
import { flawTexts } from './flaw-texts';

const change = {
  line: 2,
  kind: 'changed',
  contactPointId: '00000000-0000-4000-8000-00000000000a',
  name: 'Quartiersbüro Boy',
  newPhases: 1,
  fields: [
    { line: 2, column: 'Stadtteil', before: 'Boy', after: 'Boy-Nord' },
    { line: 2, column: 'Telefon', before: '02041 1', after: null },
  ],
} as const;

function plan(fields: Partial<RegisterImport> = {}): RegisterImport {
  return {
    planId: 'p'.repeat(43),
    isApplied: false,
    rows: 3,
    changes: [
      { ...change, fields: [...change.fields] },
      {
        ...change,
        line: 3,
        kind: 'new',
        contactPointId: null,
        name: 'Treff Neu',
        newPhases: 0,
        fields: [],
      },
      { ...change, line: 4, kind: 'same', name: 'Ebel 27', newPhases: 0, fields: [] },
    ],
    organisations: [{ name: 'Neuer Verein', kind: 'provider' }],
    flaws: [],
    flawTotal: 0,
    ...fields,
  };
}

/** Chooses a file as the browser's dialog would. */
async function choose(page: Visit, content = 'Name\nBoy', name = 'register.csv'): Promise<void> {
  const picker = page.element.querySelector<HTMLInputElement>('input[type=file]');
  const file = new File([content], name);
  Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(new ArrayBuffer(1)) });
  Object.defineProperty(picker, 'files', { value: [file], configurable: true });
  Object.defineProperty(picker, 'value', { value: '', writable: true, configurable: true });
  picker?.dispatchEvent(new Event('change'));
  await page.settle();
}

const route = '/api/register-imports';

describe('The import of the register', () => {
  it('shows what would change before anything does, and takes over what was shown', async () => {
    const page = await visit('/netzwerk/import', account('coordinator'));
    await choose(page);
    const asked = await page.answer(route, plan(), 'POST');
    expect(asked.parameters).toBe('isOverlapAccepted=false');
    expect(page.text).toContain('3 Zeilen gelesen: 1 Anlaufstelle neu, 1 geändert, 1 unverändert.');
    expect(page.text).toContain('Neu im Netzwerk: Neuer Verein');
    expect(page.text).toContain('Stadtteilvorher: Boy→dann: Boy-Nord');
    expect(page.text).toContain('Telefonvorher: 02041 1→dann keine Angabe');
    expect(page.text).toContain('eine Laufzeit mehr');
    expect(page.text).not.toContain('Ebel 27');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Übernehmen'));
    const applied = await page.answer(route, plan({ isApplied: true }), 'POST');
    expect(applied.parameters).toBe(`isOverlapAccepted=false&planId=${'p'.repeat(43)}`);
    expect(page.text).toContain('Übernommen: 1 Anlaufstelle neu, 1 geändert, 1 unverändert.');
    expect(page.has('button', 'Übernehmen')).toBe(false);
    expect(document.activeElement?.textContent?.trim()).toBe('Fertig');
  });

  it('says where the table is wrong, and offers nothing to take over then', async () => {
    const page = await visit('/netzwerk/import', account('coordinator'));
    await choose(page);
    const flaws: RegisterImport['flaws'] = [
      { line: 7, column: 'Laufzeitende_norm', code: 'value.notMonth', value: 'bald' },
    ];
    await page.answer(route, plan({ flaws, flawTotal: 1 }), 'POST');
    expect(page.text).toContain('1 Stelle in der Tabelle ist noch nicht zu verstehen');
    expect(page.text).toContain(`Zeile 7, „Laufzeitende_norm“${flawTexts['value.notMonth']}bald`);
    expect(page.has('button', 'Übernehmen')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('asks whether phases may overlap, and reads the table again with the answer', async () => {
    const page = await visit('/netzwerk/import', account('coordinator'));
    await choose(page);
    const flaws: RegisterImport['flaws'] = [
      { line: 2, column: 'Laufzeitende_norm', code: 'phase.overlaps', value: '2027-12' },
    ];
    await page.answer(route, plan({ flaws, flawTotal: 1 }), 'POST');
    await page.click(page.field('Laufzeiten dürfen sich überschneiden'));
    const asked = await page.answer(route, plan(), 'POST');
    expect(asked.parameters).toBe('isOverlapAccepted=true');
    expect(page.has('button', 'Übernehmen')).toBe(true);
  });

  it('shows the table against the new register when somebody has changed it meanwhile', async () => {
    const page = await visit('/netzwerk/import', account('coordinator'));
    await choose(page);
    await page.answer(route, plan(), 'POST');
    await page.click(page.button('Übernehmen'));
    await page.refuse(route, 409, 'registerImport.changed', 'POST');
    await page.answer(route, plan({ rows: 4 }), 'POST');
    expect(page.text).toContain('Das Register hat sich seit der Prüfung geändert.');
    expect(page.text).toContain('4 Zeilen gelesen');
    expect(page.has('button', 'Übernehmen')).toBe(true);
  });

  it('says that there is nothing to take over, and what a file is not', async () => {
    const page = await visit('/netzwerk/import', account('coordinator'));
    await choose(page);
    const [, , same] = plan().changes;
    const nothing = { changes: same ? [same] : [], organisations: [] };
    await page.answer(route, plan(nothing), 'POST');
    expect(page.text).toContain('nichts, was nicht schon im Register steht');
    await choose(page);
    await page.refuse(route, 415, 'registerImport.typeRefused', 'POST');
    expect(page.text).toContain('Bitte speichern Sie sie als CSV oder als ODS');
    await choose(page, 'x'.repeat(2 * 1024 * 1024 + 1));
    expect(page.element.querySelector('[role=alert]')?.textContent).toContain('zu groß');
  });

  it.each([
    ['coordinator', 3],
    ['city', 2],
    ['provider', 0],
  ] as const)('is offered beside the list to a %s with %i links', async (role, links) => {
    const facets = { districts: [], providers: [], programmes: [] };
    const page = await visit('/netzwerk/anlaufstellen', account(role));
    await page.answer('/api/contact-points', { ...listOf(contactPoint()), facets });
    expect(page.element.querySelectorAll('app-transfer-links a')).toHaveLength(links);
  });

  it('is the coordinator’s alone', async () => {
    const page = await visit('/netzwerk/import', account('city'));
    expect(page.has('button', 'Tabelle auswählen')).toBe(false);
  });

  it('knows a sentence for everything that can be wrong', () => {
    expect(Object.keys(flawTexts).sort()).toEqual([...registerFlawCodes].sort());
  });
});
