import { isAllowedLink } from '@quartiersforum/document';

/**
 * What somebody typed as an address that a link may carry, or null: "bottrop.de" is a web page, "info@bottrop.de" a mail, "02041 70-30"
 * a telephone.
 */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const candidates = [
    text,
    /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text) ? `mailto:${text}` : '',
    /^\+?[\d\s/()-]{5,}$/.test(text) ? `tel:${text.replace(/[^\d+]/g, '')}` : '',
    /^[^\s:/?#]+\.[^\s]+$/.test(text) ? `https://${text}` : '',
  ];
  return candidates.find((candidate) => candidate !== '' && isAllowedLink(candidate)) ?? null;
}
