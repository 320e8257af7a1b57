export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_KM = 6_371;
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Along the surface, as the crow flies (haversine on a sphere: right to half a percent). */
export function distanceKm(from: Place, to: Place): number {
  const halfLatitude = Math.sin(rad(to.latitude - from.latitude) / 2);
  const halfLongitude = Math.sin(rad(to.longitude - from.longitude) / 2);
  const chord =
    halfLatitude ** 2 + Math.cos(rad(from.latitude)) * Math.cos(rad(to.latitude)) * halfLongitude ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

interface MaybePlace {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Null where one of the two places is not known. */
export function kilometresBetween(from: MaybePlace, to: MaybePlace): number | null {
  const [start, end] = [knownPlace(from), knownPlace(to)];
  return start && end ? distanceKm(start, end) : null;
}

function knownPlace({ latitude, longitude }: MaybePlace): Place | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
