import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../families/index.ts';
import { Draft } from './draft.ts';
import { flankCuts, type AllCuts } from './flank-cuts.ts';
import { frontCuts } from './front-cuts.ts';
import { greenhouseCuts } from './greenhouse-cuts.ts';
import { rearCuts } from './rear-cuts.ts';
import { sideCuts } from './side-cuts.ts';

const SLOW = 30_000;
const NAMES = ['sedan-compact', 'sedan-classic', 'hatch', 'suv-awd', 'pickup-crew', 'van', 'coupe'] as const;

describe.each(NAMES)('panels of %s', (name) => {
  it('do not touch their neighbours', { timeout: SLOW }, () => {
    const draft = new Draft(FAMILIES[name]);
    const house = greenhouseCuts(draft);
    const sides = sideCuts(draft);
    const cuts: AllCuts = {
      house,
      sides,
      front: frontCuts(draft, sides),
      rear: rearCuts(draft, house, sides),
    };
    const flank = flankCuts(draft, cuts);
    const { charts } = draft;
    const doors = draft.transfer(charts.side, charts.body, sides.opening);
    expect(cuts.front.fasciaSkin.meet(cuts.front.lamp).area).toBeLessThan(1e-5);
    expect(cuts.front.fender.meet(flank.quarter).area).toBeLessThan(1e-5);
    expect(cuts.front.fender.meet(doors).area).toBeLessThan(1e-5);
    expect(flank.quarter.meet(doors).area).toBeLessThan(1e-5);
    expect(flank.quarter.meet(flank.rocker).area).toBeLessThan(1e-5);
    expect(cuts.rear.lamp.meet(cuts.rear.lidAtRear).area).toBeLessThan(1e-5);
    expect(cuts.rear.fasciaSkin.meet(cuts.rear.lamp).area).toBeLessThan(1e-5);
    draft.dispose();
  });
});
