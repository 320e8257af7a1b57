import { stepsOf } from './page-tags.ts';

/** An address whose answer is the same for everybody, so it may be rendered once and kept. */
export interface SharedRoute {
  /** Query parameters the answer depends on; every other one is dropped before rendering. */
  readonly parameters: readonly string[];
}

const NO_PARAMETERS: SharedRoute = { parameters: [] };
const PART_TYPE_LIST: SharedRoute = { parameters: ['pos', 'cond', 'sucursal', 'desde'] };
const SEARCH: SharedRoute = { parameters: ['q', 'vehiculo'] };
const MAX_VALUE_LENGTH = 200;

/** The shared route behind a path; undefined for staff pages, the API and everything else that looks at who asks. */
export function sharedRoute(pathname: string): SharedRoute | undefined {
  const steps = stepsOf(pathname);
  switch (steps[0]) {
    case 'refacciones':
      return steps.length === 6 ? PART_TYPE_LIST : NO_PARAMETERS;
    case 'buscar':
      return SEARCH;
    case undefined:
    case 'pieza':
    case 'sistemas':
    case 'sucursales':
    case 'funded':
    case 'nosotros':
    case 'sitemap':
    case 'sitemap.xml':
      return NO_PARAMETERS;
    default:
      return undefined;
  }
}

/** The query as the cache knows it: known parameters that say something, in a fixed order; empty or with its `?`. */
export function sharedQuery(route: SharedRoute, search: string): string {
  if (route.parameters.length === 0 || search.length < 2) return '';
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of [...route.parameters].sort()) {
    const value = given.get(name)?.trim() ?? '';
    if (value !== '') kept.set(name, value.slice(0, MAX_VALUE_LENGTH));
  }
  const query = kept.toString();
  return query === '' ? '' : `?${query}`;
}

const TWINNED = new Set([undefined, 'refacciones', 'sistemas', 'sucursales', 'funded', 'nosotros']);
const MAX_TWIN_STEPS = 5;

/** Where the on-demand twin of a built page is rendered; undefined where a path cannot have one. */
export function twinOf(pathname: string): string | undefined {
  const steps = stepsOf(pathname);
  if (!TWINNED.has(steps[0]) || steps.length > MAX_TWIN_STEPS) return undefined;
  return pathname === '/' ? '/twin' : `/twin${pathname}`;
}

/** Files and routes of the house that nobody outside asks for by name. */
export function isHidden(pathname: string): boolean {
  return /^\/(?:twin(?:\/|$)|(?:en\/)?(?:404|500|503|error-\d+)$|_(?!astro\/))/.test(pathname);
}
