import type { ResponseView } from '@quartiersforum/domain';
import { responseNames } from './response-names';

/** What somebody has answered, in a sentence: "Sie kommen.", "Vertretung kommt: Quartiersbüro Boy." */
export function responseText({
  response,
  substitute,
}: Pick<ResponseView, 'response' | 'substitute'>): string {
  const { name } = responseNames[response];
  return substitute === null ? `${name}.` : `${name}: ${substitute.name}.`;
}
