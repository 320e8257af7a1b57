import { CONTEXT_SYSTEM, type SceneSystem } from './node-name.ts';

/** What stands in the way of a view and is not drawn while it is shown. */
export interface CameraPreset {
  /** Degrees around the car: 0 looks at its front, 90 at its left side, 180 at its rear. */
  readonly azimuth: number;
  /** Degrees from straight above: 90 is level with the ground; more looks from below. */
  readonly polar: number;
  /** Nodes that the ghost of the car leaves out, by part type; they would cover what is looked at. */
  readonly hideTypes: readonly string[];
  /** The ground shadow would cover the underside. */
  readonly hidesGround: boolean;
}

const view = (
  azimuth: number,
  polar: number,
  { hideTypes = [], hidesGround = false }: Partial<CameraPreset> = {},
): CameraPreset => ({ azimuth, polar, hideTypes, hidesGround });

const ROOF = ['toldo', 'quemacocos', 'cielo', 'parabrisas', 'medallon'];
const HOOD = ['cofre'];

/** The whole car, before a system is chosen. */
export const HOME_PRESET: CameraPreset = view(38, 74);

/** Polar angles beyond these are not offered to the hand. */
export const POLAR_LIMITS = { min: 35, max: 88 } as const;
/** With the ground hidden the car may be seen from a little below. */
export const POLAR_LIMITS_UNDERSIDE = { min: 35, max: 112 } as const;

const PRESETS: Readonly<Record<SceneSystem, CameraPreset>> = {
  carroceria: view(38, 72),
  'puertas-cristales': view(62, 74),
  iluminacion: view(32, 78),
  motor: view(34, 62, { hideTypes: HOOD }),
  transmision: view(48, 66, { hideTypes: HOOD }),
  'suspension-direccion': view(40, 76),
  frenos: view(46, 78),
  ruedas: view(60, 80),
  'enfriamiento-clima': view(28, 66, { hideTypes: HOOD }),
  'escape-combustible': view(142, 98, { hidesGround: true }),
  electrico: view(36, 64, { hideTypes: HOOD }),
  interior: view(52, 48, { hideTypes: ROOF }),
  [CONTEXT_SYSTEM]: HOME_PRESET,
};

export function presetOf(system: SceneSystem): CameraPreset {
  return PRESETS[system];
}
