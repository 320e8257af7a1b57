import { presetOf } from '#shared/car/camera-presets.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { Position } from '#shared/positions.ts';
import type { Aim, CarScene, Tone } from './contract.ts';

/** How one part is drawn. `marked` is the chosen place, `accent` its kind, `quiet` what there is nothing of. */
export type Look = 'own' | 'marked' | 'accent' | 'quiet' | 'ghost' | 'hidden' | Tone;

export interface LookablePart {
  /** Null: context that nobody sells. */
  readonly system: SystemCode | null;
  readonly type: string;
  readonly position: Position;
  /** On the outside of the car: what becomes glass when the inside is looked at. */
  readonly isSkin: boolean;
  /** Under the skin: a closed car covers it. */
  readonly isInside: boolean;
}

/** What is seen of the inside of a closed car: through glass, rims and arches, under the bumper. */
// prettier-ignore
const SEEN_FROM_OUTSIDE = new Set([
  'brazo-limpiador', 'mofle', 'tubo-escape', 'tanque', 'disco', 'caliper', 'tambor', 'amortiguador', 'resorte', 'muelle',
  'horquilla', 'maza', 'eje-tras', 'diferencial', 'cardan', 'radiador', 'condensador', 'asiento-del', 'asiento-tras', 'tablero', 'volante',
  'cluster', 'estereo', 'consola', 'cinturon', 'cielo', 'alfombra', 'tapa-puerta', 'refaccion', 'tercer-stop',
]);
/** Systems whose parts are the outside; pointing at them needs no glass car. */
const SKIN_SYSTEMS = new Set<SystemCode>(['carroceria', 'puertas-cristales', 'iluminacion', 'ruedas']);

/** Systems that are the outside of the car. */
export const isSkinSystem = (system: SystemCode): boolean => SKIN_SYSTEMS.has(system);

export function lookOf(part: LookablePart, scene: CarScene): Look {
  const { chosen } = scene;
  return chosen ? lookInSystem(part, scene, chosen) : lookOfWhole(part, scene);
}

function lookOfWhole(part: LookablePart, scene: CarScene): Look {
  const { view, pointed } = scene;
  const isPointed = pointed !== undefined && part.system === pointed.system;
  const isGlass = view === 'xray' || (view === 'assembled' && isUnderSkin(pointed));
  if (isPointed) return isAimedAt(part, pointed) ? 'accent' : 'own';
  if (isGlass && pointed && !part.isSkin) return 'hidden';
  if (isGlass && part.isSkin) return 'ghost';
  if (view === 'assembled' && !isGlass && isUnseen(part)) return 'hidden';
  return toneOf(part, scene) ?? 'own';
}

function lookInSystem(part: LookablePart, scene: CarScene, chosen: Aim): Look {
  if (part.system !== chosen.system) return lookOfOthers(part, scene, chosen);
  // What somebody noted of a place is seen also when its kind is chosen.
  const noted = scene.marks && toneOf(part, scene);
  if (chosen.type === part.type) return isAtPlace(part, chosen) ? 'marked' : (noted ?? 'accent');
  const { pointed } = scene;
  if (pointed?.type === part.type && pointed.system === part.system) {
    return isAtPlace(part, pointed) ? 'marked' : (noted ?? 'accent');
  }
  const tone = toneOf(part, scene);
  if (tone) return tone;
  // Alone among ghosts the system is what is selected; once a part is, its neighbours take their own colours.
  if (scene.view !== 'exploded' && !chosen.type && !pointed?.type) return 'accent';
  return scene.absent?.has(part.type) ? 'quiet' : 'own';
}

function lookOfOthers(part: LookablePart, { view, pointed }: CarScene, chosen: Aim): Look {
  if (pointed && pointed.system !== chosen.system && part.system === pointed.system && part.isSkin) {
    return 'accent';
  }
  if (view === 'assembled') return isUnseen(part) ? 'hidden' : 'own';
  if (!part.isSkin || presetOf(chosen.system).hideTypes.includes(part.type)) return 'hidden';
  return 'ghost';
}

const isUnderSkin = (aim: Aim | undefined) => aim !== undefined && !SKIN_SYSTEMS.has(aim.system);

const isUnseen = ({ system, type, isInside }: LookablePart) =>
  isInside && system !== null && !SEEN_FROM_OUTSIDE.has(type);

function isAimedAt(part: LookablePart, aim: Aim): boolean {
  return part.system === aim.system && (aim.type === undefined || part.type === aim.type);
}

/** Places of the catalog that a place of the scene lies in, narrowest first: `fl` is in `l`, in `f` and in the whole. */
export function placesAround(node: Position): readonly Position[] {
  if (node === 'c') return ['c'];
  if (node.length === 1) return [node, 'c'];
  const side = node.endsWith('l') ? 'l' : 'r';
  return [node, side, node.startsWith('f') ? 'f' : 'b', 'c'];
}

export function covers(place: Position, node: Position): boolean {
  return placesAround(node).includes(place);
}

const isAtPlace = ({ position }: LookablePart, aim: Aim) =>
  aim.position === undefined || covers(aim.position, position);

function toneOf({ system, type, position }: LookablePart, { tones, marks }: CarScene): Tone | undefined {
  const painted = marks ?? tones;
  if (!painted || system === null) return undefined;
  for (const place of placesAround(position)) {
    const tone = painted.get(`${type}/${place}`);
    if (tone) return tone;
  }
  return painted.get(type) ?? (marks ? undefined : 'none');
}
