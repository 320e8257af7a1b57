import { BufferAttribute, BufferGeometry, DoubleSide, Ray } from 'three';
import { MeshBVH } from 'three-mesh-bvh';
import type { Mesh } from '../generator/geometry/mesh.ts';
import { cross, normalize, type Vec3 } from '../generator/geometry/vec.ts';
import { systemOf, type PartShape, type PlacedPart } from './part-geometry.ts';

/** Directions over the upper half of a unit sphere, denser towards +z: light counts by its slope. */
export function hemisphere(count: number): Vec3[] {
  return Array.from({ length: count }, (_, index): Vec3 => {
    const share = (index + 0.5) / count;
    const angle = index * GOLDEN_ANGLE;
    const radius = Math.sqrt(share);
    return [radius * Math.cos(angle), radius * Math.sin(angle), Math.sqrt(1 - share)];
  });
}

/** How one kind of part is darkened where it is closed in. */
interface Shade {
  readonly occluders: MeshBVH;
  /** Metres beyond which nothing darkens. */
  readonly reach: number;
  readonly strength: number;
  /** Never darker than this: a part also stands alone when its system is taken apart. */
  readonly darkest: number;
  readonly hasGround: boolean;
}

const GOLDEN_ANGLE = 2.399963;
const RAYS = 48;
const SKIN_REACH = 0.55;
const OWN_REACH = 0.3;
/** Off the surface, so that a ray does not meet its own triangle. */
const LIFT = 0.0025;
/** Nearer than this is the part's own sheet, a hair's breadth above a vertex in a hollow. */
const NEAREST = 0.006;
const GROUND_REACH = 1.2;
const GROUND_DARKENS = 0.35;
/** Stand off the skin on thin feet: baked in, they would leave smudges on doors. */
const NO_SHADOW_ON_SKIN = new Set(['espejo', 'manija-ext', 'brazo-limpiador', 'tapon', 'cuarto']);
const MECHANICAL_CONTEXT = new Set(['interior', 'estructura', 'puertas-cristales', 'carroceria']);

/** Fills the occlusion of every shape; what is shared is baked where it first stands. */
export function bakeOcclusion(parts: readonly PlacedPart[]): void {
  const all = bvhOf(parts.filter(({ part }) => !NO_SHADOW_ON_SKIN.has(part.type ?? '')));
  const inner = bvhOf(parts.filter(({ part }) => part.layer === 'inside'));
  const done = new Set<PartShape>();
  for (const placed of parts) {
    if (done.has(placed.shape)) continue;
    done.add(placed.shape);
    bakePart(placed, shadeOf(placed, { all, inner }));
  }
}

/** Skin and wheels see the whole car, the cabin sees what is inside, mechanical parts only themselves. */
function shadeOf(placed: PlacedPart, { all, inner }: { all: MeshBVH; inner: MeshBVH }): Shade {
  if (placed.part.layer === 'exterior') {
    const darkest = systemOf(placed) === 'ruedas' ? 0.4 : 0.3;
    return { occluders: all, reach: SKIN_REACH, strength: 0.9, darkest, hasGround: true };
  }
  if (MECHANICAL_CONTEXT.has(systemOf(placed))) {
    return { occluders: inner, reach: SKIN_REACH, strength: 0.75, darkest: 0.4, hasGround: false };
  }
  const own = bvhOf([{ ...placed, nodes: placed.nodes.slice(0, 1) }]);
  return { occluders: own, reach: OWN_REACH, strength: 0.8, darkest: 0.5, hasGround: false };
}

function bakePart({ shape, pivot }: PlacedPart, shade: Shade): void {
  for (const surface of shape.surfaces) {
    const { mesh } = surface;
    const open = new Float32Array(mesh.vertexCount);
    for (let vertex = 0; vertex < mesh.vertexCount; vertex += 1) {
      const [x, y, z] = mesh.point(vertex);
      const normal = mesh.normal(vertex);
      const closed = closedness([x + pivot[0], y + pivot[1], z + pivot[2]], normal, shade);
      open[vertex] = Math.max(shade.darkest, 1 - shade.strength * closed);
    }
    surface.occlusion = open;
  }
}

const DIRECTIONS = hemisphere(RAYS);
const ray = new Ray();

/** 0 in the open … 1 walled in. */
function closedness(point: Vec3, normal: Vec3, { occluders, reach, hasGround }: Shade): number {
  const tangent = normalize(cross(Math.abs(normal[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0], normal));
  const bitangent = cross(normal, tangent);
  const along = (axis: 0 | 1 | 2, [u, v, w]: Vec3) =>
    tangent[axis] * u + bitangent[axis] * v + normal[axis] * w;
  ray.origin.set(point[0] + normal[0] * LIFT, point[1] + normal[1] * LIFT, point[2] + normal[2] * LIFT);
  let sum = 0;
  for (const direction of DIRECTIONS) {
    ray.direction.set(along(0, direction), along(1, direction), along(2, direction));
    const hit = occluders.raycastFirst(ray, DoubleSide, NEAREST, reach);
    if (hit) sum += 1 - 0.75 * (hit.distance / reach);
    else if (hasGround) sum += groundShade(ray);
  }
  return sum / RAYS;
}

function groundShade({ origin, direction }: Ray): number {
  if (direction.z >= -0.05) return 0;
  const distance = origin.z / -direction.z;
  return distance < GROUND_REACH ? GROUND_DARKENS * (1 - distance / GROUND_REACH) : 0;
}

/** All triangles of the parts that stop light, where they stand on the car. */
export function bvhOf(parts: readonly PlacedPart[]): MeshBVH {
  const positions: number[] = [];
  const indices: number[] = [];
  for (const { shape, pivot, nodes } of parts) {
    for (const { surface, mesh } of shape.surfaces) {
      if (surface === 'glass' || surface === 'lens') continue;
      for (const { isRightCopy } of nodes)
        append(mesh, { pivot, side: isRightCopy ? -1 : 1, positions, indices });
    }
  }
  // A tree of nothing is refused; a speck far below the ground stops no light.
  if (indices.length === 0) {
    positions.push(0, 0, -99, 0.001, 0, -99, 0, 0.001, -99);
    indices.push(0, 1, 2);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(indices), 1));
  return new MeshBVH(geometry);
}

interface AppendTo {
  readonly pivot: Vec3;
  readonly side: 1 | -1;
  readonly positions: number[];
  readonly indices: number[];
}

function append(mesh: Mesh, { pivot, side, positions, indices }: AppendTo): void {
  const first = positions.length / 3;
  for (let vertex = 0; vertex < mesh.vertexCount; vertex += 1) {
    const [x, y, z] = mesh.point(vertex);
    positions.push(x + pivot[0], (y + pivot[1]) * side, z + pivot[2]);
  }
  for (const index of mesh.indices) indices.push(first + index);
}
