import { nodesOf, type CarPart } from './part.ts';
import { carFrame } from './body/car-frame.ts';
import { buildBody } from './body/build-body.ts';
import type { FamilySpec } from './family-spec.ts';
import { buildInterior } from './interior/build-interior.ts';
import { buildMechanics } from './mechanics/build-mechanics.ts';
import { buildWheels } from './wheels/wheel-set.ts';

/** All parts of a car of a family. */
export function buildCar(spec: FamilySpec): CarPart[] {
  const frame = carFrame(spec);
  return numbered([
    ...buildBody(spec),
    ...buildMechanics(spec, frame),
    ...buildInterior(spec, frame),
    ...buildWheels(spec, frame),
  ]);
}

/** Gives parts of the same type and place their numbers: names of nodes are unique. */
function numbered(parts: readonly CarPart[]): CarPart[] {
  const taken = new Set<string>();
  return parts.map((part) => {
    let renamed = part;
    for (let twin = 2; nodesOf(renamed).some(({ name }) => taken.has(name)); twin += 1) {
      renamed = withNumber(part, twin);
    }
    for (const { name } of nodesOf(renamed)) taken.add(name);
    return renamed;
  });
}

/** Context has no twins: its name carries the number. */
function withNumber(part: CarPart, twin: number): CarPart {
  return part.type === null ? { ...part, name: `${part.name}_${twin}` } : { ...part, twin };
}
