/** The cars that are modelled; every generation is shown by one of them, warped to its own dimensions. */
export const CAR_FAMILIES = [
  'sedan-city',
  'sedan-compact',
  'sedan-classic',
  'hatch',
  'hatch-classic',
  'suv-fwd',
  'suv-awd',
  'pickup-crew',
  'pickup-full',
  'pickup-compact',
  'van',
  'mpv',
  'coupe',
  'coupe-muscle',
  'beetle',
] as const;

export type CarFamily = (typeof CAR_FAMILIES)[number];

/** What a fact or a catalog row must tell to find its family. Unknown words fall back to a compact sedan. */
export interface FamilyFacts {
  readonly yearFrom: number;
  readonly bodyStyle: string;
  readonly lengthMm: number;
  readonly heightMm: number;
  readonly vehicles: readonly { readonly engineLayout: string; readonly drivetrain: string }[];
}

/** Folded sheet metal gave way to pressed curves about here; small hatchbacks kept it a little longer. */
const MODERN_SINCE = 2001;
const MODERN_HATCH_SINCE = 2005;
/** Height to length: above, a short car with a tall cabin. */
const TALL_SEDAN = 0.3325;
const FULL_SIZE_PICKUP_MM = 5600;
/** A front-drive SUV this long has the big body all the same. */
const LARGE_SUV_MM = 4700;

export function familyOf(facts: FamilyFacts): CarFamily {
  const { bodyStyle, yearFrom, lengthMm, heightMm } = facts;
  const layout = facts.vehicles[0]?.engineLayout ?? '';
  const drives = (...kinds: readonly string[]) =>
    facts.vehicles.some((vehicle) => vehicle.engineLayout === layout && kinds.includes(vehicle.drivetrain));
  if (layout === 'boxer-rear-longitudinal') return 'beetle';
  switch (bodyStyle) {
    case 'hatchback':
      return yearFrom < MODERN_HATCH_SINCE ? 'hatch-classic' : 'hatch';
    case 'suv':
      return drives('AWD', '4WD') || lengthMm > LARGE_SUV_MM ? 'suv-awd' : 'suv-fwd';
    case 'pickup-crew':
      return layout === 'v-longitudinal' || lengthMm > FULL_SIZE_PICKUP_MM ? 'pickup-full' : 'pickup-crew';
    case 'pickup-regular':
      return layout.endsWith('transverse') ? 'pickup-compact' : 'pickup-crew';
    case 'van':
      return 'van';
    case 'van-mpv':
      return 'mpv';
    case 'coupe':
      return layout.endsWith('longitudinal') ? 'coupe-muscle' : 'coupe';
    default:
      if (yearFrom < MODERN_SINCE) return 'sedan-classic';
      return heightMm / lengthMm > TALL_SEDAN ? 'sedan-city' : 'sedan-compact';
  }
}
