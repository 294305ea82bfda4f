import type { AgendaCall } from '@quartiersforum/domain';
import { agendaCallText } from './agenda-call-text';

const call: AgendaCall = {
  id: '7d0f5b0e-1111-4222-8333-444455556666',
  title: 'Stadtteilfonds',
  funder: 'Stadt Bottrop',
  publishedAt: '2026-11-22T12:00:00.000Z',
  nextDeadline: {
    ...{ id: '7d0f5b0e-1111-4222-8333-444455556667', kind: 'application', day: '2027-04-01' },
    ...{ time: null, basis: 'receipt', isEstimated: false },
  },
};
const textOf = (change: Partial<AgendaCall> = {}) =>
  agendaCallText({ ...call, ...change }, 'https://forum.example.org');

describe('A call on an agenda', () => {
  it('is said with funder, deadline and address', () => {
    expect(textOf()).toBe(
      '– Stadtteilfonds (Stadt Bottrop), bis Do, 1. April 2027: https://forum.example.org/foerderung/7d0f5b0e-1111-4222-8333-444455556666',
    );
  });

  it('says the time, that a day is only expected, and that there is none', () => {
    const { nextDeadline } = call;
    if (nextDeadline === null) throw new Error('no deadline');
    expect(textOf({ nextDeadline: { ...nextDeadline, time: '12:00' } })).toContain(
      'bis Do, 1. April 2027, 12:00 Uhr:',
    );
    expect(textOf({ nextDeadline: { ...nextDeadline, isEstimated: true } })).toContain(
      'voraussichtlich bis Do',
    );
    expect(textOf({ nextDeadline: null })).toContain(', ohne Stichtag:');
  });
});
