import type { Vehicle } from '../contract.ts';
import type { VinDecoded } from './contract.ts';
import type { Finding, Reading } from './find-cars.ts';
import type { Said } from './vin-facts.ts';

/** The engines and gearboxes that remain, as the catalog has them. */
export function enginesOf(readings: readonly Reading[]): readonly Vehicle[] {
  return readings.flatMap(({ car, vehicles }) => car.vehicles.filter(({ id }) => vehicles.includes(id)));
}

type EngineFacts = Pick<
  VinDecoded,
  'body' | 'displacementDl' | 'cylinders' | 'fuel' | 'transmission' | 'drivetrain'
>;

/** What the number says of body and engine; what it leaves out is filled from the catalog where all that remain agree. */
export function saidTogether(
  { vpic, source, confidence, displacementDl }: Finding,
  remaining: readonly Vehicle[],
) {
  const ofVpic = <Value>(value: Value | undefined): Said<Value> | null =>
    value === undefined ? null : { value, source: 'vpic', confidence: 'verified' };
  const ofCatalog = <Field extends keyof Vehicle>(field: Field): Said<Vehicle[Field]> | null => {
    const [first, ...others] = remaining;
    if (!first || others.some((vehicle) => vehicle[field] !== first[field])) return null;
    return { value: first[field], source: 'catalog', confidence: first.confidence };
  };
  const byHand = displacementDl === undefined ? null : { value: displacementDl, source, confidence };
  return {
    body: ofVpic(vpic?.body),
    displacementDl: ofVpic(vpic?.displacementDl) ?? byHand ?? ofCatalog('displacementDl'),
    cylinders: ofVpic(vpic?.cylinders) ?? ofCatalog('cylinders'),
    fuel: ofVpic(vpic?.fuel) ?? ofCatalog('fuel'),
    transmission: ofCatalog('transmission'),
    drivetrain: ofCatalog('drivetrain'),
  } satisfies EngineFacts;
}
