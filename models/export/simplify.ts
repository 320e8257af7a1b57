import { MeshoptSimplifier } from 'meshoptimizer';
import { Mesh } from '../generator/geometry/mesh.ts';
import type { MaterialRole } from '../generator/material-role.ts';
import type { PartShape, PlacedPart, SurfaceMesh } from './part-geometry.ts';

/** How far a surface may depart from its shape: metres, and what a turned normal or another shade count in metres. */
interface Care {
  readonly tolerance: number;
  readonly normalWeight: number;
  readonly occlusionWeight: number;
}

const MECHANICS: Care = { tolerance: 0.0038, normalWeight: 0.004, occlusionWeight: 0.004 };
/** Small parts are looked at from nearer: they may depart by this share of their size, and by no less than a hair. */
const SHARE_OF_SIZE = 0.0125;
const SMALLEST_TOLERANCE = 0.0015;
/** Reflections run over panels and glass: a normal may turn by about a degree, no more. */
const SKIN: Care = { tolerance: 0.0005, normalWeight: 0.028, occlusionWeight: 0.008 };
/** Wheels, lamps and grilles: seen first, and there is room for them. */
const TRIM: Care = { tolerance: 0.0009, normalWeight: 0.0045, occlusionWeight: 0.006 };
const ATTRIBUTES = 4;

/** Thins out all surfaces, each as far as nobody would see. Never by position alone: that dents hoods and fenders. */
export async function simplifyParts(parts: readonly PlacedPart[]): Promise<void> {
  await MeshoptSimplifier.ready;
  const done = new Set<SurfaceMesh>();
  for (const { part, shape } of parts) {
    for (const surface of shape.surfaces) {
      if (done.has(surface)) continue;
      done.add(surface);
      simplify(surface, part.layer === 'inside' ? careFor(shape) : surface.surface === 'solid' ? TRIM : SKIN);
    }
  }
}

function careFor({ box: { low, high } }: PartShape): Care {
  const size = Math.hypot(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  const tolerance = Math.min(MECHANICS.tolerance, Math.max(SMALLEST_TOLERANCE, size * SHARE_OF_SIZE));
  return { ...MECHANICS, tolerance };
}

function simplify(surface: SurfaceMesh, { tolerance, normalWeight, occlusionWeight }: Care): void {
  const { mesh } = surface;
  const [indices] = MeshoptSimplifier.simplifyWithAttributes(
    Uint32Array.from(mesh.indices),
    Float32Array.from(mesh.positions),
    3,
    attributesOf(surface),
    ATTRIBUTES,
    [normalWeight, normalWeight, normalWeight, occlusionWeight],
    null,
    0,
    tolerance,
    ['ErrorAbsolute', 'Prune'],
  );
  if (indices.length > 0 && indices.length < mesh.indices.length) keepOnly(surface, indices);
}

function attributesOf({ mesh, occlusion }: SurfaceMesh): Float32Array {
  const attributes = new Float32Array(mesh.vertexCount * ATTRIBUTES);
  for (let vertex = 0; vertex < mesh.vertexCount; vertex += 1) {
    attributes.set([...mesh.normal(vertex), occlusion?.[vertex] ?? 1], vertex * ATTRIBUTES);
  }
  return attributes;
}

/** Rewrites the surface with the vertices that the triangles still use. */
function keepOnly(surface: SurfaceMesh, indices: Uint32Array): void {
  const kept = new Mesh();
  const roles: MaterialRole[] = [];
  const occlusion: number[] = [];
  const places = new Map<number, number>();
  for (const index of indices) {
    let place = places.get(index);
    if (place === undefined) {
      place = kept.vertex(surface.mesh.point(index), surface.mesh.normal(index));
      places.set(index, place);
      roles.push(surface.roles[index] ?? 'structure');
      if (surface.occlusion) occlusion.push(surface.occlusion[index] ?? 1);
    }
    kept.indices.push(place);
  }
  surface.mesh = kept;
  surface.roles = roles;
  if (surface.occlusion) surface.occlusion = Float32Array.from(occlusion);
}
