/** What somebody types as an address of the web, with its scheme: "www.example.org" is "https://www.example.org". */
export function webAddress(typed: string): string {
  const text = typed.trim();
  return text === '' || /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
}

/** The address without what says nothing: "example.org/quartier". */
export function webAddressText(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
