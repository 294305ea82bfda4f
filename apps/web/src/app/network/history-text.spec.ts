import { byText, fieldName, valueText } from './history-text';

describe('The history of an entry in words', () => {
  it.each([
    ['endsOn', '2027-12-31', '31. Dezember 2027'],
    ['state', 'released', 'öffentlich freigegeben'],
    ['applicantKinds', ['church', 'nonprofit'], 'Kirchen, gemeinnützige Träger'],
    ['providers', [], 'keine Angabe'],
    ['offers', null, 'keine Angabe'],
    ['hasCityShare', false, 'nein'],
    ['offers', 'Beratung\nSprachcafé', 'Beratung\nSprachcafé'],
  ])('says of %s %j "%s"', (field, value, text) => {
    expect(valueText(field, value)).toBe(text);
  });

  it('calls a field by its name, and what it does not know as the server does', () => {
    expect(fieldName('fundingPhases.endsOn')).toBe('Letzter Tag');
    expect(fieldName('neu')).toBe('neu');
  });

  it('says who it was, and that a mail was answered', () => {
    expect(byText({ by: 'Quartierskoordination', reason: 'changed' })).toBe(
      'von Quartierskoordination',
    );
    expect(byText({ by: null, reason: 'confirmed' })).toBe('über den Link aus der Mail');
    expect(byText({ by: null, reason: 'recorded' })).toBe('');
  });
});
