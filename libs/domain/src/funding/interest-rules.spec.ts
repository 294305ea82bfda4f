import { interestStateSchema } from './interest';
import { isHelpPossible } from './interest-rules';

describe('Help with an application', () => {
  it('is possible until its outcome is known', () => {
    const possible = interestStateSchema.options.filter((state) => isHelpPossible({ state }));
    expect(possible).toEqual([
      ...['informed', 'considering', 'applying', 'applied', 'seekingPartners'],
    ]);
  });
});
