import { MeshoptSimplifier } from 'meshoptimizer';
import { Mesh } from '../generator/geometry/mesh.ts';
import type { MaterialRole } from '../generator/material-role.ts';
import type { PlacedPart, SurfaceMesh } from './part-geometry.ts';

/** Metres by which a mechanical part may depart from its shape. */
const TOLERANCE = 0.0012;
const NORMAL_WEIGHT = 0.004;
const OCCLUSION_WEIGHT = 0.006;
const ATTRIBUTES = 4;

/**
 * Thins out the opaque surfaces of what is inside and of the wheels. Painted panels are left alone: they are meshed to
 * measure, and moving their vertices would dent the reflections.
 */
export async function simplifyMechanics(parts: readonly PlacedPart[]): Promise<void> {
  await MeshoptSimplifier.ready;
  const done = new Set<SurfaceMesh>();
  for (const { part, shape } of parts) {
    if (part.layer === 'exterior' && part.warp !== 'rigid') continue;
    for (const surface of shape.surfaces) {
      if (surface.surface !== 'solid' || done.has(surface)) continue;
      done.add(surface);
      simplify(surface);
    }
  }
}

function simplify(surface: SurfaceMesh): void {
  const { mesh } = surface;
  const [indices] = MeshoptSimplifier.simplifyWithAttributes(
    Uint32Array.from(mesh.indices),
    Float32Array.from(mesh.positions),
    3,
    attributesOf(surface),
    ATTRIBUTES,
    [NORMAL_WEIGHT, NORMAL_WEIGHT, NORMAL_WEIGHT, OCCLUSION_WEIGHT],
    null,
    0,
    TOLERANCE,
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
