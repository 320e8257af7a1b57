/** The public address of the site, for links that leave the page: canonical, sitemap, WhatsApp. */
export function siteAddress({ site, url }: { readonly site: URL | undefined; readonly url: URL }): URL {
  return site ?? new URL(url.origin);
}
