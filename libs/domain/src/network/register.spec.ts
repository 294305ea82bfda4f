import * as fc from 'fast-check';
import {
  parseFundingEnd,
  parseParticipation,
  partnerNamed,
  readRegister,
  splitNames,
  type RegisterRow,
} from './register';

const row: RegisterRow = {
  Name: 'Quartiersbüro Rottmannsmühle',
  Träger: 'DRK',
  Kooperationspartner: 'Stadt Bottrop; AWO Quartiersmanagement Fuhlenbrock',
  Förderzugang: 'Deutsche Fernsehlotterie',
  'Finanzielle Beteiligung': 'Nein',
  Ausrichtung: 'Senioren',
  Stadtteil: 'Batenbrock-Süd',
  Laufzeit: '01/21 (Verlängerung um zwei Jahre wird vorbereitet)',
  Laufzeitende_norm: '2021-01',
};

describe('The register prints the end of a funding', () => {
  it.each([
    ['12/20', '2020-12', '2020-12-31', false, false, false],
    ['vorerst bis 12/20', '2020-12', '2020-12-31', false, true, false],
    ['vorerst bis 12/21', '2021-12', '2021-12-31', false, true, false],
    ['12/22', '2022-12', '2022-12-31', false, false, false],
    ['dauerhaft', 'dauerhaft', null, true, false, false],
    ['k.A.', '', null, false, false, false],
    ['', '', null, false, false, false],
    [row.Laufzeit, '2021-01', '2021-01-31', false, false, true],
    [
      'erstes Halbjahr 2021 (Verlängerung um zwei Jahre wird vorbereitet)',
      '2021-06',
      '2021-06-30',
      false,
      false,
      true,
    ],
  ])(
    '"%s" with the month "%s" ends on %s (permanent %s, provisional %s, extension %s)',
    (printed, normalised, endsOn, isPermanent, isProvisional, isExtensionInPreparation) => {
      expect(parseFundingEnd(printed, normalised)).toEqual({
        endsOn,
        isPermanent,
        isProvisional,
        isExtensionInPreparation,
      });
    },
  );

  it.each(['2020-13', '2020-00', '12/20', 'bald', '2020'])('and "%s" is no month', (month) => {
    expect(() => parseFundingEnd('12/20', month)).toThrow(RangeError);
  });

  it('and no wording ever makes a funding both permanent and ending', () => {
    const months = fc.constantFrom('', 'dauerhaft', '2020-12', '2024-02', ' 2021-06 ');
    fc.assert(
      fc.property(fc.string(), months, (printed, month) => {
        const { endsOn, isPermanent } = parseFundingEnd(printed, month);
        expect(isPermanent && endsOn !== null).toBe(false);
        expect(endsOn === null || /^\d{4}-\d{2}-(28|29|30|31)$/.test(endsOn)).toBe(true);
      }),
    );
  });
});

describe('The register', () => {
  it.each([
    ['Ja', true],
    ['Nein', false],
    ['', null],
    ['  ', null],
  ])('takes the participation "%s" for %s, a blank never for a no', (printed, hasCityShare) => {
    expect(parseParticipation(printed)).toBe(hasCityShare);
  });

  it('does not guess what "vielleicht" means', () => {
    expect(() => parseParticipation('vielleicht')).toThrow(RangeError);
  });

  it.each([
    ['Caritas Bottrop; KEFB', ['Caritas Bottrop', 'KEFB']],
    ['AWO, ASB, DRK', ['AWO', 'ASB', 'DRK']],
    ['Flow gGmbH', ['Flow gGmbH']],
    ['', []],
    [' ; ,', []],
  ])('names in "%s" the Träger %j', (printed, names) => {
    expect(splitNames(printed)).toEqual(names);
  });

  it.each([
    ['AWO Quartiersmanagement Fuhlenbrock', 'contactPoint', 'AWO- Quartiersmanagement Fuhlenbrock'],
    ['Quartiersbüro Rottmannsmühle', 'contactPoint', 'Quartiersbüro Rottmannsmühle'],
    ['AWO', 'organisation', 'AWO'],
    ['Quartiersbüro', 'organisation', 'Quartiersbüro'],
  ])('means by the partner "%s" the %s "%s"', (printed, kind, name) => {
    const rows = ['AWO- Quartiersmanagement Fuhlenbrock', 'Quartiersbüro Rottmannsmühle'];
    expect(partnerNamed(printed, rows)).toEqual({ kind, name });
  });

  it('is read row by row without losing the printed wording', () => {
    const other = { ...row, Name: 'AWO- Quartiersmanagement Fuhlenbrock', Förderzugang: '' };
    const [entry, second] = readRegister([row, other]);
    expect(entry).toEqual({
      name: 'Quartiersbüro Rottmannsmühle',
      district: 'Batenbrock-Süd',
      focus: 'Senioren',
      providers: ['DRK'],
      partners: [
        { kind: 'organisation', name: 'Stadt Bottrop' },
        { kind: 'contactPoint', name: 'AWO- Quartiersmanagement Fuhlenbrock' },
      ],
      fundingPhase: {
        programme: 'Deutsche Fernsehlotterie',
        printedEnd: row.Laufzeit,
        endsOn: '2021-01-31',
        isPermanent: false,
        isProvisional: false,
        isExtensionInPreparation: true,
        hasCityShare: false,
      },
    });
    expect(second?.fundingPhase.programme).toBeNull();
  });
});
