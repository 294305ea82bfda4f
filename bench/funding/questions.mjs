/** What people ask, by kind: with all their filters, from the first page to one far behind. */
const calls = '/api/funding-calls';

/** @type {Record<'list' | 'search' | 'fit', readonly string[]>} */
export const questions = {
  list: [
    calls,
    `${calls}?state=open`,
    `${calls}?state=closingSoon&limit=20`,
    `${calls}?isEligible=true`,
    `${calls}?deadlineBefore=${day(90)}`,
    `${calls}?area=Bereich%207`,
    `${calls}?offset=4900`,
  ],
  search: [
    `${calls}?search=nachbarschaft`,
    `${calls}?search=Quartier%20Fest%20Klima`,
    `${calls}?search=Programm%2017`,
    `${calls}?search=nirgends`,
    `${calls}?search=Jugend%20Begegnung&state=open`,
  ],
  fit: ['/api/funding-fit', '/api/funding-fit?limit=20', '/api/funding-fit?limit=200'],
};

/** @param {number} days from now */
function day(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
