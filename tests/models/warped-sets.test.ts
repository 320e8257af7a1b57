import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Node } from '@gltf-transform/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readIndex } from '../../models/export/set-folder.ts';
import { glbIo } from '../../models/export/write-glb.ts';
import {
  isContextExtras,
  isPartExtras,
  isVehicleExtras,
  type ContextExtras,
  type PartExtras,
  type Vec3,
} from '../../src/domain/shared/car/extras.ts';
import { familyOf, type CarFamily } from '../../src/domain/shared/car/family.ts';
import {
  carWarp,
  dimsFor,
  rigidScale,
  warpPoint,
  warpVertices,
  type CarWarp,
} from '../../src/domain/shared/car/warp.ts';
import { GENERATIONS, type GenerationFact } from '../../src/domain/shared/facts/generations.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'public', 'models');
const SHARE = 0.02;
/** Beyond the facts' dimensions: widths are without mirrors, heights without what stands on the roof. */
const NOT_MEASURED = new Set(['espejo', 'quemacocos', 'brazo-limpiador']);

interface ReadPart {
  readonly extras: PartExtras | ContextExtras;
  readonly origin: Vec3;
  readonly isMirrored: boolean;
  /** In the part's own frame. */
  readonly positions: Float32Array;
}

interface ReadCar {
  readonly vehicle: unknown;
  readonly parts: readonly ReadPart[];
}

const cars = new Map<CarFamily, ReadCar>();

beforeAll(async () => {
  const io = await glbIo();
  const { families } = readIndex(ROOT);
  for (const [family, { hash }] of Object.entries(families)) {
    const document = await io.readBinary(readFileSync(join(ROOT, hash, 'exterior.glb')));
    cars.set(family as CarFamily, readCar(document));
  }
}, 60_000);

function readCar(document: Document): ReadCar {
  const nodes = document.getRoot().listNodes();
  const vehicle = nodes.find((node) => node.getName() === 'vehicle');
  return { vehicle: vehicle?.getExtras(), parts: nodes.flatMap(readPart) };
}

function readPart(node: Node): ReadPart[] {
  const extras: unknown = node.getExtras();
  if (!isPartExtras(extras) && !isContextExtras(extras)) return [];
  const positions = node.listChildren().flatMap((child) => [...placedPositions(child)]);
  const isMirrored = node.getScale()[0] < 0;
  return [{ extras, origin: node.getTranslation(), isMirrored, positions: Float32Array.from(positions) }];
}

/** Vertices of a mesh node in its parent's frame. */
function placedPositions(node: Node): number[] {
  const [translation, scale] = [node.getTranslation(), node.getScale()];
  return (node.getMesh()?.listPrimitives() ?? []).flatMap((primitive) => {
    const accessor = primitive.getAttribute('POSITION');
    const values: number[] = [];
    const element = [0, 0, 0];
    for (let index = 0; accessor && index < accessor.getCount(); index += 1) {
      accessor.getElement(index, element);
      for (const axis of [0, 1, 2] as const) {
        values.push(element[axis]! * scale[axis] + translation[axis]);
      }
    }
    return values;
  });
}

const typeOf = (extras: PartExtras | ContextExtras): string => ('type' in extras ? extras.type : '');

interface Measured {
  readonly low: Vec3;
  readonly high: Vec3;
  readonly wheelbase: number;
}

function measure({ parts }: ReadCar, warp: CarWarp): Measured {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const part of parts.filter(({ extras }) => !NOT_MEASURED.has(typeOf(extras)))) {
    const placed = warped(part, warp);
    for (let index = 0; index < placed.length; index += 1) {
      low[index % 3] = Math.min(low[index % 3]!, placed[index]!);
      high[index % 3] = Math.max(high[index % 3]!, placed[index]!);
    }
  }
  const axles = parts
    .filter(({ extras }) => typeOf(extras) === 'llanta')
    .map(({ origin }) => warpPoint(warp, origin)[2]);
  return {
    low: low as unknown as Vec3,
    high: high as unknown as Vec3,
    wheelbase: Math.max(...axles) - Math.min(...axles),
  };
}

/** What the viewer does when it loads a part. */
function warped({ extras, origin, isMirrored, positions }: ReadPart, warp: CarWarp): Float32Array {
  const local = Float32Array.from(positions);
  const scale = extras.warp === 'rigid' && isPartExtras(extras) ? rigidScale(warp, extras) : 1;
  if (extras.warp !== 'rigid') warpVertices(warp, local, { origin, isMirrored });
  const [x, y, z] = warpPoint(warp, origin);
  return local.map((value, index) =>
    index % 3 === 0 ? x + value * scale * (isMirrored ? -1 : 1) : (index % 3 === 1 ? y : z) + value * scale,
  );
}

function departures(generation: GenerationFact): string[] {
  const car = cars.get(familyOf(generation));
  if (!car || !isVehicleExtras(car.vehicle)) return [`${generation.slug}: no car`];
  const { dims } = car.vehicle;
  const { low, high, wheelbase } = measure(car, carWarp(dims, dimsFor(dims, generation)));
  const rows: [string, number, number][] = [
    ['wheelbase', wheelbase, generation.wheelbaseMm],
    ['length', high[2] - low[2], generation.lengthMm],
    ['width', high[0] - low[0], generation.widthMm],
    ['height', high[1], generation.heightMm],
  ];
  const ground = Math.abs(low[1]) > 0.02 ? [`${generation.slug}: ground at ${low[1].toFixed(3)}`] : [];
  return [
    ...ground,
    ...rows
      .filter(([, value, wanted]) => Math.abs(value * 1000 - wanted) > wanted * SHARE)
      .map(
        ([what, value, wanted]) => `${generation.slug}: ${what} ${(value * 1000).toFixed(0)}, not ${wanted}`,
      ),
  ];
}

describe('the decoded and warped exteriors', () => {
  test('have the dimensions of all 71 generations within 2 %', () => {
    expect(GENERATIONS.flatMap(departures)).toEqual([]);
  });
});
