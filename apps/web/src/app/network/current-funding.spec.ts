import { fundingPhase } from '../../testing/examples';
import { currentFunding } from './current-funding';

describe('The funding that decides how long a contact point goes on', () => {
  it('is the one that ends last', () => {
    const last = fundingPhase({ endsOn: '2028-06-30' });
    expect(currentFunding({ fundingPhases: [fundingPhase(), last, fundingPhase()] })).toBe(last);
  });

  it('is a permanent one, whatever else there is', () => {
    const permanent = fundingPhase({ endsOn: null, isPermanent: true });
    expect(
      currentFunding({ fundingPhases: [fundingPhase({ endsOn: '2030-01-01' }), permanent] }),
    ).toBe(permanent);
  });

  it('may be one without an end, and may be missing', () => {
    const blank = fundingPhase({ endsOn: null });
    expect(currentFunding({ fundingPhases: [blank] })).toBe(blank);
    expect(currentFunding({ fundingPhases: [] })).toBeNull();
  });
});
