import { spread } from '../../geometry/vec.ts';

/**
 * Measures of an inline engine in its own frame: crankshaft along x through the origin, +x the end of the
 * accessories, −x the end of the gearbox, +y the intake side, −y the exhaust side, z up.
 */
export interface InlineSize {
  readonly length: number;
  readonly pitch: number;
  /** x of the cylinder middles, from the gearbox end on. */
  readonly bores: readonly number[];
  /** Heights of the joints block/head, head/cover and of the cover's top. */
  readonly deckZ: number;
  readonly headZ: number;
  readonly coverZ: number;
}

const PITCH = 0.09;
const WALL = 0.035;

export function inlineSize(cylinders: number): InlineSize {
  const reach = ((cylinders - 1) / 2) * PITCH;
  return {
    length: cylinders * PITCH + WALL,
    pitch: PITCH,
    bores: spread(-reach, reach, cylinders),
    deckZ: 0.205,
    headZ: 0.322,
    coverZ: 0.398,
  };
}
