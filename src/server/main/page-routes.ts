import { GenerationPath } from '#contract/catalog';
import { POSITIONS } from '#shared/positions.ts';
import { CAR_PARAMETERS } from '#shared/fit/car-query.ts';
import { stepsOf } from './page-tags.ts';

/** An address whose answer is the same for everybody, so it may be rendered once and kept. */
export interface SharedRoute {
  /** Query parameters the answer depends on, in the order of their names; every other one is dropped. */
  readonly parameters: Readonly<Record<string, Reading>>;
  /** Parameters of which every value counts, not only the first; in any order. */
  readonly several?: ReadonlySet<string>;
}

/** The one spelling of a value; empty for what the page would ignore, so that no page is kept twice. */
type Reading = (value: string) => string;

const MAX_TEXT_LENGTH = 200;
const MAX_VALUES = 40;
const MAX_VALUE_LENGTH = 80;

const oneOf =
  (values: readonly string[]): Reading =>
  (value) =>
    values.includes(value) ? value : '';

const shaped =
  (shape: RegExp): Reading =>
  (value) =>
    shape.test(value) ? value : '';

const branchCode = shaped(/^[A-Z]{3}$/);

/** Answers about the customer's car, where the page says whether a piece fits it. */
const carAnswers = (...except: string[]): Record<string, Reading> =>
  Object.fromEntries(
    Object.entries(CAR_PARAMETERS)
      .filter(([name]) => !except.includes(name))
      .map(([name, shape]) => [name, shaped(shape)]),
  );

const inOrder = (parameters: Record<string, Reading>): SharedRoute['parameters'] =>
  Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => a.localeCompare(b)));

const NO_PARAMETERS: SharedRoute = { parameters: {} };
const PART_TYPE_LIST: SharedRoute = {
  parameters: inOrder({
    ...carAnswers('vehiculo'),
    cond: oneOf(['usada', 'nueva']),
    desde: shaped(/^\d{1,16}\.\d{1,5}\.[0-9a-f]{32}$/),
    pos: oneOf(POSITIONS),
    sucursal: (value) => branchCode(value.toUpperCase()),
  }),
};
const PIECE: SharedRoute = { parameters: inOrder(carAnswers()) };
/** Facets may have several values each. */
const facetValue: Reading = (value) => (value.length <= MAX_VALUE_LENGTH ? value : '');
const SEARCH: SharedRoute = {
  parameters: {
    anio: shaped(/^(?:19|20)\d\d$/),
    cerca: (value) => branchCode(value.toUpperCase()),
    color: facetValue,
    cond: oneOf(['usada', 'nueva']),
    desde: shaped(/^\d{1,15}\.\d{1,5}\.[0-9a-f]{32}$/),
    fotos: oneOf(['si']),
    grado: oneOf(['A', 'B', 'C']),
    motor: facetValue,
    orden: shaped(/^(?:precio|precio-desc|km|nuevo|cerca-[A-Z]{3})$/),
    pos: oneOf(POSITIONS),
    precio: shaped(/^(?:\d{1,7}-\d{0,7}|sin-precio)$/),
    q: (value) => value.replace(/\s+/g, ' ').slice(0, MAX_TEXT_LENGTH),
    sucursal: (value) => branchCode(value.toUpperCase()),
    vehiculo: (value) => GenerationPath.safeParse(value).data ?? '',
  },
  several: new Set(['anio', 'color', 'cond', 'grado', 'motor', 'pos', 'precio', 'sucursal']),
};

/** The shared route behind a path; undefined for staff pages, the API and everything else that looks at who asks. */
export function sharedRoute(pathname: string): SharedRoute | undefined {
  const steps = stepsOf(pathname);
  switch (steps[0]) {
    case 'refacciones':
      return steps.length === 6 ? PART_TYPE_LIST : NO_PARAMETERS;
    case 'buscar':
      return SEARCH;
    case 'pieza':
      return PIECE;
    case undefined:
    case 'tu-auto':
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
  if (route === NO_PARAMETERS || search.length < 2) return '';
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const [name, read] of Object.entries(route.parameters)) {
    const values = route.several?.has(name)
      ? given.getAll(name).slice(0, MAX_VALUES)
      : [given.get(name) ?? ''];
    const known = new Set(values.map((value) => read(value.trim())).filter((value) => value !== ''));
    for (const value of [...known].sort()) kept.append(name, value);
  }
  const query = kept.toString();
  return query === '' ? '' : `?${query}`;
}

const TWINNED = new Set([undefined, 'tu-auto', 'refacciones', 'sistemas', 'sucursales']);
const MAX_TWIN_STEPS = 5;

/** Where the on-demand twin of a built page is rendered; undefined where a path cannot have one. */
export function twinOf(pathname: string): string | undefined {
  const steps = stepsOf(pathname);
  if (!TWINNED.has(steps[0]) || steps.length > MAX_TWIN_STEPS) return undefined;
  return pathname === '/' ? '/twin' : `/twin${pathname}`;
}

const HOUSE = /^\/(?:twin(?:\/|$)|(?:en\/)?(?:404|500|503|error-\d+)$|_(?!astro\/))/;

/**
 * Files and routes of the house that nobody outside asks for by name, and addresses as file names: Astro takes
 * `/x.html` for `/x`.
 */
export function isHidden(pathname: string): boolean {
  return HOUSE.test(pathname) || pathname.endsWith('.html');
}
