import type { FamilySpec } from '../family-spec.ts';

const SHELL_NOSE = 0.64;
const SHELL_TAIL = 0.16;
/** Of the car's width: fenders and running boards make up the rest. */
export const SHELL_WIDTH = 0.84;

/** The body without fenders and bumpers, drawn as a narrow coupé of its own. */
export function shellSpec(spec: FamilySpec): FamilySpec {
  const { dims } = spec;
  const tail = dims.frontOverhang - dims.length + SHELL_TAIL;
  return {
    ...spec,
    dims: {
      ...dims,
      frontOverhang: SHELL_NOSE,
      length: SHELL_NOSE - tail,
      width: dims.width * SHELL_WIDTH,
    },
  };
}
