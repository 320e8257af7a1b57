import type { FamilySpec } from '../family-spec.ts';
import type { CarPart } from '../part.ts';
import { beetleParts, shellParts as weldedParts } from './beetle.ts';
import { shellSpec as beetleShell } from './beetle-shell.ts';
import { bedParts } from './bed-parts.ts';
import { doorParts } from './door-parts.ts';
import { Draft, type DraftOptions } from './draft.ts';
import { flankCuts, type AllCuts } from './flank-cuts.ts';
import { frontCuts } from './front-cuts.ts';
import { frontParts } from './front-parts.ts';
import { greenhouseCuts } from './greenhouse-cuts.ts';
import { cowlPanel, greenhouseParts } from './greenhouse-parts.ts';
import { linerParts } from './liner-parts.ts';
import { rearCuts } from './rear-cuts.ts';
import { rearParts } from './rear-parts.ts';
import { shellParts } from './shell-parts.ts';
import { sideCuts } from './side-cuts.ts';
import { sideParts } from './side-parts.ts';

/** Every part of the skin of a car, its lamps and glass, and the shell they hang on. */
export function buildBody(spec: FamilySpec, options: DraftOptions = {}): CarPart[] {
  const isBeetle = spec.kind === 'beetle';
  const draft = new Draft(isBeetle ? beetleShell(spec) : spec, options);
  try {
    const parts = partsOf(draft);
    return isBeetle ? [...weldedParts(parts, draft), ...beetleParts(spec, draft, options)] : parts;
  } finally {
    draft.dispose();
  }
}

function partsOf(draft: Draft): CarPart[] {
  const house = greenhouseCuts(draft);
  const sides = sideCuts(draft);
  const cuts: AllCuts = {
    house,
    sides,
    front: frontCuts(draft, sides),
    rear: rearCuts(draft, house, sides),
  };
  const flank = flankCuts(draft, cuts);
  return [
    ...frontParts(draft, cuts.front),
    ...greenhouseParts(draft, house, cuts.rear),
    cowlPanel(draft, cuts, flank),
    ...doorParts(draft, sides),
    ...sideParts(draft, cuts, flank),
    ...rearParts(draft, cuts.rear, house),
    ...bedParts(draft, cuts, flank),
    ...linerParts(draft),
    ...shellParts(draft),
  ];
}
