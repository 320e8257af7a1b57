import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { CONTRACT_VERSION, type VehicleExtras } from '#shared/car/extras.ts';
import { CONTEXT_SYSTEM } from '#shared/car/node-name.ts';
import type { CarDims } from '#shared/car/warp.ts';
import type { FamilySpec } from '../generator/family-spec.ts';
import type { CarPart } from '../generator/part.ts';
import { carDocument } from './document.ts';
import { bakeGround, plainGround } from './ground-shadow.ts';
import type { FileSize, ManifestNode, SetCounts, SetFile, SetManifest } from './manifest.ts';
import { linearOf } from './materials.ts';
import { bakeOcclusion } from './occlusion.ts';
import { joinContext, placeParts, systemOf, type PlacedPart } from './part-geometry.ts';
import { simplifyParts } from './simplify.ts';
import { carSvg } from './svg/car-svg.ts';
import { writeGlb } from './write-glb.ts';

export interface SetInput {
  readonly spec: FamilySpec;
  readonly parts: readonly CarPart[];
  readonly hash: string;
  /** Without light: for looking at shapes while working on them. */
  readonly isFast?: boolean;
}

export interface BuiltSet {
  readonly manifest: SetManifest;
  readonly files: ReadonlyMap<SetFile, Uint8Array>;
  /** The GLBs before meshopt: what the validator reads. */
  readonly plain: ReadonlyMap<SetFile, Uint8Array>;
}

/** All files of one family. The same input gives the same bytes. */
export async function buildSet({ spec, parts, hash, isFast = false }: SetInput): Promise<BuiltSet> {
  const placed = placeParts(joinContext(parts));
  const dims = dimsOf(spec);
  if (!isFast) bakeOcclusion(placed);
  const ground = isFast ? plainGround(dims) : bakeGround(placed, dims);
  await simplifyParts(placed);
  const vehicle = vehicleExtras(spec, dims, hash);
  const files = new Map<SetFile, Uint8Array>();
  const plain = new Map<SetFile, Uint8Array>();
  for (const layer of ['exterior', 'inside'] as const) {
    const document = carDocument({
      parts: placed.filter(({ part }) => part.layer === layer),
      vehicle,
      paint: linearOf(spec.paint),
      ...(layer === 'exterior' ? { ground } : {}),
    });
    const written = await writeGlb(document);
    files.set(`${layer}.glb`, written.packed);
    plain.set(`${layer}.glb`, written.plain);
  }
  files.set('car.svg', Buffer.from(carSvg(placed, spec.dims, spec.name)));
  return { manifest: manifestOf(spec, vehicle, { placed, files }), files, plain };
}

/** The part of a family's dimensions that the warp knows. */
export function dimsOf({ dims }: FamilySpec): CarDims {
  const { wheelbase, frontOverhang, length, width, height, sill, belt, tyreDiameter } = dims;
  return { wheelbase, frontOverhang, length, width, height, sill, belt, tyreDiameter };
}

function vehicleExtras(spec: FamilySpec, dims: CarDims, hash: string): VehicleExtras {
  return {
    contract: CONTRACT_VERSION,
    family: spec.name,
    dims,
    engine: spec.engine.layout,
    drive: spec.drive,
    illustrative: true,
    hash,
  };
}

interface Made {
  readonly placed: readonly PlacedPart[];
  readonly files: ReadonlyMap<SetFile, Uint8Array>;
}

function manifestOf(spec: FamilySpec, vehicle: VehicleExtras, { placed, files }: Made): SetManifest {
  const { contract, family, dims, engine, drive, hash } = vehicle;
  const sizeOf = (name: SetFile) => fileSize(files.get(name) ?? new Uint8Array());
  return {
    contract,
    family,
    hash,
    dims,
    engine,
    drive,
    paint: spec.paint,
    files: {
      'exterior.glb': sizeOf('exterior.glb'),
      'inside.glb': sizeOf('inside.glb'),
      'car.svg': sizeOf('car.svg'),
    },
    counts: countsOf(placed),
    nodes: placed.flatMap(pickableNodes),
  };
}

function fileSize(content: Uint8Array): FileSize {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return {
    bytes: content.byteLength,
    brotli: brotliCompressSync(content, { params: quality }).byteLength,
    gzip: gzipSync(content, { level: 6 }).byteLength,
  };
}

function pickableNodes(placed: PlacedPart): ManifestNode[] {
  const { part } = placed;
  const { type, layer, warp } = part;
  if (type === null) return [];
  return placed.nodes.map(({ name, position }) => ({
    name,
    system: systemOf(placed),
    type,
    pos: position,
    layer,
    warp,
  }));
}

function countsOf(placed: readonly PlacedPart[]): SetCounts {
  const trianglesOf = ({ shape }: PlacedPart) =>
    shape.surfaces.reduce((sum, { mesh }) => sum + mesh.triangleCount, 0);
  const sum = (list: readonly PlacedPart[], value: (each: PlacedPart) => number) =>
    list.reduce((total, each) => total + value(each), 0);
  const shapes = [...new Map(placed.map((each) => [each.shape, each])).values()];
  const pickable = placed.filter((each) => systemOf(each) !== CONTEXT_SYSTEM);
  return {
    pickable: sum(pickable, ({ nodes }) => nodes.length),
    context: sum(placed, ({ nodes }) => nodes.length) - sum(pickable, ({ nodes }) => nodes.length),
    types: new Set(pickable.map(({ part }) => part.type)).size,
    draws: sum(placed, ({ nodes, shape }) => nodes.length * shape.surfaces.length),
    uniqueTriangles: sum(shapes, trianglesOf),
    drawnTriangles: sum(placed, (each) => each.nodes.length * trianglesOf(each)),
  };
}
