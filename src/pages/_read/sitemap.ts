import { listBranches } from '#domain/branches';
import { generationDates, listGenerations } from '#domain/catalog';
import { catalogHomePath, landingPath } from '#contract/landing';
import { chainHome } from '#domain/landing';
import { sellablePieces } from '#domain/inventory';
import { localizedPath } from '#i18n';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { Ctx } from '#server/context.ts';
import { pieceLink } from '../../components/pages/links.ts';

/** Pages that belong to no make. */
export const GENERAL_SECTION = 'paginas';
/** Before a make's slug: the pieces on sale for its cars. */
const PIECES = 'piezas-';
/** Each is two addresses, and a file may have fifty thousand. */
const MOST_PIECES = 20_000;

/** A page by its Spanish path; `changedAt` null where nothing tells when it changed. */
export interface SitemapPage {
  readonly path: string;
  readonly changedAt: Date | null;
}

/** Names of the sitemap's files: the general one, then two of each make. */
export async function sitemapSections(ctx: Ctx): Promise<string[]> {
  const makes = [...new Set((await listGenerations(ctx)).map(({ make }) => make.slug))];
  return [GENERAL_SECTION, ...makes, ...makes.map((make) => PIECES + make)];
}

/** The pages of one file; null for an unknown section. */
export async function sitemapPages(ctx: Ctx, section: string): Promise<SitemapPage[] | null> {
  if (section === GENERAL_SECTION) return generalPages(ctx);
  const isPieces = section.startsWith(PIECES);
  const make = isPieces ? section.slice(PIECES.length) : section;
  const generations = (await listGenerations(ctx)).filter((generation) => generation.make.slug === make);
  if (generations.length === 0) return null;
  if (isPieces) {
    const ids = generations.map(({ id }) => id);
    const pieces = await sellablePieces(ctx, ids, MOST_PIECES);
    return pieces.map(({ code, changedAt }) => ({ path: pieceLink('es-MX', code), changedAt }));
  }
  return makePages(make, generations, await generationDates(ctx));
}

async function generalPages(ctx: Ctx): Promise<SitemapPage[]> {
  const [branches, home] = await Promise.all([listBranches(ctx), chainHome(ctx)]);
  const paths = [
    catalogHomePath(home),
    '/refacciones',
    '/sistemas',
    ...SYSTEMS.map(({ code }) => `/sistemas/${code}`),
    '/sucursales',
    ...branches.map(({ slug }) => `/sucursales/${slug}`),
    landingPath(home),
  ];
  return paths.map((path) => ({ path, changedAt: null }));
}

type CarPage = { readonly path: string; readonly model: { readonly slug: string } };

/** A list changed when the latest of its cars did. */
export function makePages(
  make: string,
  generations: readonly CarPage[],
  dates: ReadonlyMap<string, Date>,
): SitemapPage[] {
  const latest = (cars: readonly CarPage[]): Date | null =>
    cars
      .flatMap(({ path }) => dates.get(path) ?? [])
      .reduce<Date | null>((newest, date) => (newest && newest > date ? newest : date), null);
  const byModel = Map.groupBy(generations, ({ model }) => model.slug);
  return [
    { path: `/refacciones/${make}`, changedAt: latest(generations) },
    ...[...byModel].map(([model, cars]) => ({
      path: `/refacciones/${make}/${model}`,
      changedAt: latest(cars),
    })),
    ...generations.flatMap((car) =>
      ['', ...SYSTEMS.map(({ code }) => `/${code}`)].map((system) => ({
        path: `/refacciones/${car.path}${system}`,
        changedAt: latest([car]),
      })),
    ),
  ];
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const lastmod = (changedAt: Date | null): string =>
  changedAt ? `<lastmod>${changedAt.toISOString().slice(0, 19)}Z</lastmod>` : '';

/** One file of the sitemap: each page in both languages, each naming the other. */
export function sitemapXml(site: URL, pages: readonly SitemapPage[]): string {
  const urls = pages.flatMap(({ path, changedAt }) => {
    const es = escapeXml(new URL(path, site).href);
    const en = escapeXml(new URL(localizedPath(path, 'en'), site).href);
    const alternates =
      `<xhtml:link rel="alternate" hreflang="es-MX" href="${es}"/>` +
      `<xhtml:link rel="alternate" hreflang="en" href="${en}"/>` +
      `<xhtml:link rel="alternate" hreflang="x-default" href="${es}"/>`;
    return [es, en].map((loc) => `<url><loc>${loc}</loc>${lastmod(changedAt)}${alternates}</url>`);
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
