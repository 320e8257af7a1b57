/** What visitors find at `/`: the catalog's home, where they choose their car, or the page that owners write. */
export const CHAIN_HOMES = ['catalog', 'funded'] as const;
export type ChainHome = (typeof CHAIN_HOMES)[number];

/** On every page that says it otherwise when the other one is home: its address, or where its links lead. */
export const HOME_TAG = 'home';

/** The catalog's home answers here whichever page is home. */
export const CATALOG_HOME = '/tu-auto';

/** Where the catalog's home is, as search engines and links are told; Spanish, as all paths below. */
export function catalogHomePath(home: ChainHome): string {
  return home === 'catalog' ? '/' : CATALOG_HOME;
}

/** Where the page that owners write is, as search engines and links are told. */
export function landingPath(home: ChainHome): string {
  return home === 'funded' ? '/' : '/funded';
}

/** Where a link to one of the two leads: somebody who was sent to `/` to choose a car still gets there. */
export function pathOfPage(path: string, home: ChainHome): string {
  if (path === '/' || path === CATALOG_HOME) return catalogHomePath(home);
  return path === '/funded' ? landingPath(home) : path;
}
