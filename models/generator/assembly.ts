import { Mesh } from './geometry/mesh.ts';
import { add, scale, type Vec3 } from './geometry/vec.ts';
import { MATERIAL_ROLES, type MaterialRole } from './material-role.ts';
import type { CarPart, PartMesh, PartTypeCode } from './part.ts';

export type MeshesByRole = Partial<Record<MaterialRole, Mesh>>;

type PartOptions = Pick<CarPart, 'explode' | 'sequence'> &
  Partial<Pick<CarPart, 'position' | 'twin' | 'mirrored' | 'pivot' | 'warp' | 'layer' | 'name'>>;

/** A pickable part; rigid, inside and centred unless told otherwise. */
export function part(type: PartTypeCode, meshes: MeshesByRole, options: PartOptions): CarPart {
  return {
    name: type,
    position: 'c',
    layer: 'inside',
    warp: 'rigid',
    ...options,
    type,
    meshes: listed(meshes),
  };
}

/** A piece of the car that is shown but never sold. */
export function context(name: string, meshes: MeshesByRole, options: Partial<PartOptions> = {}): CarPart {
  return {
    position: 'c',
    layer: 'inside',
    warp: 'stretch',
    explode: [0, 0, 0],
    sequence: 99,
    ...options,
    type: null,
    name,
    meshes: listed(meshes),
  };
}

function listed(meshes: MeshesByRole): PartMesh[] {
  return MATERIAL_ROLES.flatMap((material) => {
    const mesh = meshes[material];
    return mesh && mesh.triangleCount > 0 ? [{ material, mesh }] : [];
  });
}

/** Where an assembly built about its own origin goes: scaled, rolled, turned about z, then moved. */
export interface Pose {
  readonly at: Vec3;
  readonly scale?: number;
  readonly rollX?: number;
  readonly pitchY?: number;
  readonly turnZ?: number;
}

export function posed(parts: readonly CarPart[], pose: Pose): CarPart[] {
  return parts.map((each) => ({
    ...each,
    meshes: each.meshes.map(({ material, mesh }) => ({ material, mesh: poseMesh(mesh, pose) })),
    explode: turnOnly(each.explode, pose),
    ...(each.pivot && { pivot: posePoint(each.pivot, pose) }),
  }));
}

function poseMesh(mesh: Mesh, pose: Pose): Mesh {
  const { scale: factor = 1 } = pose;
  return mesh.map(
    (p) => add(turnOnly(scale(p, factor), pose), pose.at),
    (n) => turnOnly(n, pose),
  );
}

export const posePoint = (point: Vec3, pose: Pose): Vec3 =>
  add(turnOnly(scale(point, pose.scale ?? 1), pose), pose.at);

function turnOnly(vector: Vec3, { rollX = 0, pitchY = 0, turnZ = 0 }: Pose): Vec3 {
  const rolled = pair(vector[1], vector[2], rollX);
  const pitched = pair(rolled[1], vector[0], pitchY);
  const turned = pair(pitched[1], rolled[0], turnZ);
  return [turned[0], turned[1], pitched[0]];
}

/** Turns the pair counter-clockwise. */
function pair(a: number, b: number, degrees: number): readonly [number, number] {
  const c = Math.cos((degrees * Math.PI) / 180);
  const s = Math.sin((degrees * Math.PI) / 180);
  return [a * c - b * s, a * s + b * c];
}

/** Distance from the parts' lowest to highest corner, for fits and tests. */
export function boxOf(parts: readonly CarPart[]): { low: Vec3; high: Vec3 } {
  return Mesh.merge(...parts.flatMap((each) => each.meshes.map(({ mesh }) => mesh))).box();
}
