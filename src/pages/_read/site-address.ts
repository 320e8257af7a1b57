import { runtime } from '#server/runtime.ts';

/** The public address of the site, for links that leave the page: canonical, sitemap, WhatsApp, feeds. */
export function siteAddress({ site, url }: { readonly site: URL | undefined; readonly url: URL }): URL {
  // The build knows only the address it was built for.
  const { servedOrigin } = runtime();
  if (servedOrigin !== undefined) return new URL(servedOrigin);
  return site ?? new URL(url.origin);
}
