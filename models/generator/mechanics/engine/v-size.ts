import { spread, type Vec2 } from '../../geometry/vec.ts';

/** Measures of a V engine in the same frame as an inline one; both banks lean 45° from upright. */
export interface VSize {
  readonly length: number;
  readonly pitch: number;
  /** x of the cylinder middles of one bank. */
  readonly bores: readonly number[];
  /** Distances from the crankshaft along a bank: block/head, head/cover, top of the cover. */
  readonly deck: number;
  readonly head: number;
  readonly cover: number;
}

const PITCH = 0.104;

export function vSize(cylinders: number): VSize {
  const perBank = cylinders / 2;
  const reach = ((perBank - 1) / 2) * PITCH;
  return {
    length: perBank * PITCH + 0.06,
    pitch: PITCH,
    bores: spread(-reach, reach, perBank),
    deck: 0.214,
    head: 0.302,
    cover: 0.362,
  };
}

/** y, z of a point of the left bank (`side` 1) or the right one, given outwards and along the bank. */
export function onBank(side: 1 | -1, [outwards, along]: Vec2): Vec2 {
  const s = Math.SQRT1_2;
  return [side * (along * s + outwards * s), along * s - outwards * s];
}
