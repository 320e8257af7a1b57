import { Vector3, type Camera } from 'three';
import { SYSTEMS, type SystemCode } from '#shared/facts/systems.ts';
import type { CarModel, ModelPart } from './car-model.ts';
import type { Aim, CarScene, Landmark, ScreenPoint, StillView } from './contract.ts';
import type { Explosion } from './explosion.ts';
import { cornersOf } from './frame-camera.ts';
import { covers } from './look.ts';

/** What stands for a system on the closed car, first that there is: where a person would point. */
const FACES: Readonly<Record<SystemCode, readonly string[]>> = {
  carroceria: ['costado', 'salpicadera', 'toldo'],
  'puertas-cristales': ['cristal-puerta', 'puerta'],
  iluminacion: ['faro'],
  motor: ['cofre'],
  transmision: ['flecha', 'cardan', 'caja'],
  'suspension-direccion': ['tolva', 'amortiguador', 'muelle'],
  frenos: ['tambor', 'caliper', 'disco'],
  ruedas: ['rin', 'llanta'],
  'enfriamiento-clima': ['radiador', 'condensador', 'parrilla'],
  'escape-combustible': ['mofle', 'cuello-llenado'],
  electrico: ['bateria', 'brazo-limpiador'],
  interior: ['volante', 'asiento-del'],
};

interface Sight {
  readonly car: CarModel;
  readonly explosion: Explosion;
  readonly camera: Camera;
  readonly size: { readonly width: number; readonly height: number };
}

export function stillView(sight: Sight, scene: CarScene): StillView {
  const landmarks = scene.chosen ? typeLandmarks(sight, scene.chosen) : systemLandmarks(sight, scene);
  return { landmarks, outline: outlineOf(sight) };
}

function systemLandmarks(sight: Sight, { view }: CarScene): Landmark[] {
  return SYSTEMS.flatMap(({ code }) => {
    // On the closed car a system may be where its cover is; open, only where its own parts are.
    const faces = FACES[code].filter((type) => view === 'assembled' || ownerOf(sight, type) === code);
    const parts = faces
      .map((type) => sight.car.parts.filter((part) => part.type === type))
      .find((each) => each.length > 0);
    const part = nearest(sight, parts ?? sight.car.partsOf(code));
    return part ? [{ system: code, ...placeOf(sight, part) }] : [];
  });
}

function typeLandmarks(sight: Sight, { system, type, position }: Aim): Landmark[] {
  const byType = Map.groupBy(sight.car.partsOf(system).filter(isShown), (part) => part.type);
  return [...byType].flatMap(([each, parts]) => {
    const aimed = each === type && position ? parts.filter((part) => covers(position, part.position)) : parts;
    const part = nearest(sight, aimed.length > 0 ? aimed : parts);
    return part ? [{ system, type: each, ...placeOf(sight, part) }] : [];
  });
}

const placeOf = (sight: Sight, part: ModelPart) => ({
  at: project(sight, middleOf(sight, part)),
  top: topOf(sight, part),
});

const isShown = ({ node }: ModelPart) => node.visible;

const ownerOf = ({ car }: Sight, type: string) => car.parts.find((part) => part.type === type)?.system;

function middleOf({ explosion }: Sight, part: ModelPart): Vector3 {
  return part.box.getCenter(new Vector3()).add(new Vector3(...explosion.offsetOf(part)));
}

/** Top of a part where it is now, for what is written over it. */
export function topOf(sight: Sight, part: ModelPart): ScreenPoint {
  return project(sight, part.anchor.clone().add(new Vector3(...sight.explosion.offsetOf(part))));
}

export function project({ camera, size }: Sight, point: Vector3): ScreenPoint {
  const { x, y } = point.clone().project(camera);
  return { x: ((x + 1) / 2) * size.width, y: ((1 - y) / 2) * size.height };
}

function nearest(sight: Sight, parts: readonly ModelPart[]): ModelPart | undefined {
  const { position } = sight.camera;
  const distance = (part: ModelPart) => middleOf(sight, part).distanceTo(position);
  return [...parts].sort((a, b) => distance(a) - distance(b))[0];
}

/** The car's box as it stands, seen: labels keep out of it where they can. */
function outlineOf(sight: Sight): ScreenPoint[] {
  const { width, height, length, frontOverhang } = sight.car.dims;
  const half = width / 2;
  return cornersOf([-half, 0, frontOverhang - length], [half, height * 0.92, frontOverhang]).map((corner) =>
    project(sight, new Vector3(...corner)),
  );
}

const STEPS = [0.5, 0.35, 0.65, 0.2, 0.8];

/** Points of the screen across a part's box, its middle first. */
export function probePoints(sight: Sight, part: ModelPart): ScreenPoint[] {
  const offset = new Vector3(...sight.explosion.offsetOf(part));
  const { min, max } = part.box;
  const between = (a: number, b: number, share: number) => a + (b - a) * share;
  return STEPS.flatMap((x) =>
    STEPS.flatMap((y) =>
      STEPS.map((z) => {
        const point = new Vector3(
          between(min.x, max.x, x),
          between(min.y, max.y, y),
          between(min.z, max.z, z),
        );
        return project(sight, point.add(offset));
      }),
    ),
  );
}
