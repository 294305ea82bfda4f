import * as z from 'zod';

/** As what an organisation may apply for funding. `welfare`: a welfare organisation (Wohlfahrtsverband); every one of them is also `nonprofit`. */
export const applicantKindSchema = z.enum([
  'municipality',
  'nonprofit',
  'welfare',
  'church',
  'association',
  'company',
]);
export type ApplicantKind = z.infer<typeof applicantKindSchema>;
