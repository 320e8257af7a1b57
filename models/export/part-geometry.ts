import type { SurfaceName } from '#shared/car/finish.ts';
import { CONTEXT_SYSTEM, type SceneSystem } from '#shared/car/node-name.ts';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { Mesh, type Box } from '../generator/geometry/mesh.ts';
import { sub, type Vec3 } from '../generator/geometry/vec.ts';
import type { MaterialRole } from '../generator/material-role.ts';
import { nodesOf, type CarPart, type PartMesh, type PartNode } from '../generator/part.ts';
import { inMillimetres } from './frame.ts';
import { lookOf } from './materials.ts';

/** Triangles of one part in one material of the GLB; generator frame, relative to the part's pivot. */
export interface SurfaceMesh {
  readonly surface: SurfaceName;
  mesh: Mesh;
  /** One role per vertex. */
  roles: readonly MaterialRole[];
  /** 1 in the open … 0 closed in; one per vertex, filled by the bake. */
  occlusion?: Float32Array;
}

/** A shape of the car, shared by all nodes that look the same. */
export interface PartShape {
  readonly surfaces: readonly SurfaceMesh[];
  readonly box: Box;
}

/** A part ready to be written: where it sits and which shape it shows. */
export interface PlacedPart {
  readonly part: CarPart;
  readonly pivot: Vec3;
  readonly shape: PartShape;
  readonly nodes: readonly PartNode[];
}

/** Vertices nearer than this are the same when shapes are compared. */
const SAME_METRES = 1e-5;

/**
 * Context that stretches with the car becomes one piece per file: nobody points at it, and every node costs a draw. What
 * moves whole keeps its own place.
 */
export function joinContext(parts: readonly CarPart[]): CarPart[] {
  const isJoinable = (part: CarPart) => part.type === null && part.warp !== 'rigid';
  const joined = (['exterior', 'inside'] as const).flatMap((layer): CarPart[] => {
    const pieces = parts.filter((part) => part.layer === layer && isJoinable(part));
    const [first] = pieces;
    if (!first) return [];
    const meshes = pieces.flatMap(bothSides);
    return [{ ...first, name: `body-${layer}`, meshes, mirrored: false, pivot: [0, 0, 0], warp: 'stretch' }];
  });
  return [...parts.filter((part) => !isJoinable(part)), ...joined];
}

function bothSides({ meshes, mirrored }: CarPart): PartMesh[] {
  const right = mirrored ? meshes.map(({ material, mesh }) => ({ material, mesh: mesh.mirroredY() })) : [];
  return [...meshes, ...right];
}

/** Moves every part into its own frame and lets equal parts (the four rims) share one shape. */
export function placeParts(parts: readonly CarPart[]): PlacedPart[] {
  const known = new Map<string, PartShape>();
  return parts
    .filter((part) => part.meshes.some(({ mesh }) => mesh.triangleCount > 0))
    .map((part) => {
      const pivot = inMillimetres(part.pivot ?? middleOf(boxOf(part.meshes.map(({ mesh }) => mesh))));
      const own = shapeOf(part, pivot);
      const key = fingerprint(own);
      const shape = known.get(key) ?? own;
      known.set(key, shape);
      return { part, pivot, shape, nodes: nodesOf(part) };
    });
}

/** The system a part is shown under; what is not sold is context. */
export function systemOf({ part }: PlacedPart): SceneSystem {
  if (part.type === null) return CONTEXT_SYSTEM;
  const type = partTypeOf(part.type);
  if (!type) throw new Error(`No part type ${part.type}`);
  return type.system;
}

function shapeOf(part: CarPart, pivot: Vec3): PartShape {
  const bySurface = new Map<SurfaceName, { mesh: Mesh; roles: MaterialRole[] }>();
  for (const { material, mesh } of part.meshes) {
    if (mesh.triangleCount === 0) continue;
    const { surface } = lookOf(material);
    const entry = bySurface.get(surface) ?? { mesh: new Mesh(), roles: [] };
    bySurface.set(surface, entry);
    entry.mesh.merge(mesh.map((point) => sub(point, pivot)));
    for (let vertex = 0; vertex < mesh.vertexCount; vertex += 1) entry.roles.push(material);
  }
  const surfaces = [...bySurface].map(([surface, entry]) => ({ surface, ...entry }));
  return { surfaces, box: boxOf(surfaces.map(({ mesh }) => mesh)) };
}

function boxOf(meshes: readonly Mesh[]): Box {
  const boxes = meshes.filter((mesh) => mesh.vertexCount > 0).map((mesh) => mesh.box());
  const corner = (pick: (box: Box) => Vec3, choose: (...values: number[]) => number): Vec3 => [
    choose(...boxes.map((box) => pick(box)[0])),
    choose(...boxes.map((box) => pick(box)[1])),
    choose(...boxes.map((box) => pick(box)[2])),
  ];
  return { low: corner((box) => box.low, Math.min), high: corner((box) => box.high, Math.max) };
}

const middleOf = ({ low, high }: Box): Vec3 => [
  (low[0] + high[0]) / 2,
  (low[1] + high[1]) / 2,
  (low[2] + high[2]) / 2,
];

function fingerprint({ surfaces }: PartShape): string {
  const rounded = (values: readonly number[]) =>
    values.map((value) => Math.round(value / SAME_METRES)).join();
  return surfaces
    .map(({ surface, mesh, roles }) =>
      [surface, rounded(mesh.positions), mesh.indices.join(), new Set(roles).size, roles[0]].join('|'),
    )
    .join('#');
}
