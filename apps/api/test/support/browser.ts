/** As much of a browser as walks from page to page: keeps cookies for each origin, follows redirects, sends forms. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Walks until a page answers, or until a redirect leads to where `stopAt` says. */
  async open(
    url: string,
    {
      form,
      stopAt = () => false,
    }: { form?: Record<string, string>; stopAt?: (url: URL) => boolean } = {},
  ): Promise<{ readonly url: URL; readonly status: number; readonly text: string }> {
    let address = new URL(url);
    let body = form === undefined ? undefined : new URLSearchParams(form);
    for (;;) {
      const response = await fetch(address, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { Cookie: this.cookie(address.href), ...(body && { Origin: address.origin }) },
        ...(body && { body }),
      });
      this.keep(address, response);
      const location = response.headers.get('location');
      if (location === null)
        return { url: address, status: response.status, text: await response.text() };
      await response.body?.cancel();
      address = new URL(location, address);
      body = undefined;
      if (stopAt(address)) return { url: address, status: response.status, text: '' };
    }
  }

  cookie(url: string): string {
    const jar = this.jars.get(new URL(url).origin) ?? new Map<string, string>();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep({ origin }: URL, response: Response): void {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1);
      const name = pair.slice(0, pair.indexOf('='));
      if (/expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
  }
}
