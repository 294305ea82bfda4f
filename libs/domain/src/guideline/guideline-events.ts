import * as z from 'zod';

export const guidelineEvents = {
  'guideline.created': z.strictObject({ guidelineId: z.uuid() }),
  'guideline.adopted': z.strictObject({ guidelineId: z.uuid() }),
} as const;
