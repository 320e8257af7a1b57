import type { EngineSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { inlineAccessories, type AccessoryOptions } from './inline-accessories.ts';
import { inlineBottom } from './inline-block.ts';
import { inlineBreathing } from './inline-breathing.ts';
import { inlineTop } from './inline-head.ts';
import { inlineSize } from './inline-size.ts';
import { starter } from './starter.ts';
import { thermostat } from './thermostat.ts';

/** An inline engine with everything bolted to it, in its own frame (see `inline-size.ts`). */
export function inlineEngine(engine: EngineSpec, accessories: AccessoryOptions): CarPart[] {
  const size = inlineSize(engine.cylinders);
  return [
    ...inlineBottom(size),
    ...inlineTop(size, engine),
    ...inlineBreathing(size, engine),
    ...inlineAccessories(size, engine, accessories),
    starter([-size.length / 2 + 0.08, 0.165, 0.02], [-0.1, 0.24, -0.08]),
    thermostat([-size.length / 2 - 0.002, 0.045, size.deckZ + 0.05]),
  ];
}
