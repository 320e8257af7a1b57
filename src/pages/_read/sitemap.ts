import { listBranches } from '#domain/branches';
import { listGenerations } from '#domain/catalog';
import { localizedPath } from '#i18n';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { Ctx } from '#server/context.ts';

/** Pages that belong to no make. */
export const GENERAL_SECTION = 'paginas';

/** Names of the sitemap's files: the general one, then one of each make. */
export async function sitemapSections(ctx: Ctx): Promise<string[]> {
  const makes = new Set((await listGenerations(ctx)).map(({ make }) => make.slug));
  return [GENERAL_SECTION, ...makes];
}

/** The Spanish paths of one file; null for an unknown section. */
export async function sitemapPaths(ctx: Ctx, section: string): Promise<string[] | null> {
  if (section === GENERAL_SECTION) {
    const branches = await listBranches(ctx);
    return [
      '/',
      '/refacciones',
      '/sistemas',
      ...SYSTEMS.map(({ code }) => `/sistemas/${code}`),
      '/sucursales',
      ...branches.map(({ slug }) => `/sucursales/${slug}`),
      '/funded',
    ];
  }
  const generations = (await listGenerations(ctx)).filter(({ make }) => make.slug === section);
  if (generations.length === 0) return null;
  const models = new Set(generations.map(({ model }) => `/refacciones/${section}/${model.slug}`));
  return [
    `/refacciones/${section}`,
    ...models,
    ...generations.flatMap(({ path }) => [
      `/refacciones/${path}`,
      ...SYSTEMS.map(({ code }) => `/refacciones/${path}/${code}`),
    ]),
  ];
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One file of the sitemap: each path in both languages, each naming the other. */
export function sitemapXml(site: URL, paths: readonly string[]): string {
  const urls = paths.flatMap((path) => {
    const es = escapeXml(new URL(path, site).href);
    const en = escapeXml(new URL(localizedPath(path, 'en'), site).href);
    const alternates =
      `<xhtml:link rel="alternate" hreflang="es-MX" href="${es}"/>` +
      `<xhtml:link rel="alternate" hreflang="en" href="${en}"/>` +
      `<xhtml:link rel="alternate" hreflang="x-default" href="${es}"/>`;
    return [es, en].map((loc) => `<url><loc>${loc}</loc>${alternates}</url>`);
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' +
    `${urls.join('\n')}\n</urlset>\n`
  );
}

export function sitemapIndexXml(site: URL, sections: readonly string[]): string {
  const files = sections.map(
    (name) => `<sitemap><loc>${escapeXml(new URL(`/sitemap/${name}.xml`, site).href)}</loc></sitemap>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
    `${files.join('\n')}\n</sitemapindex>\n`
  );
}
