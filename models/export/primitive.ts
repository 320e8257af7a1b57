import type { Document, Material, Mesh as GltfMesh } from '@gltf-transform/core';
import type { Mesh } from '../generator/geometry/mesh.ts';
import { lookOf } from './materials.ts';
import type { SurfaceMesh } from './part-geometry.ts';

interface PrimitiveInput {
  readonly surface: SurfaceMesh;
  readonly material: Material;
}

/** Coarser occlusion costs less over the wire; on wide, smooth panels finer steps are needed or they show. */
const OCCLUSION_STEPS = { paint: 31, solid: 15 } as const;
const LARGEST_SHORT_INDEX = 65_535;

/** Adds a part's triangles of one material, turned into the GLB frame. */
export function addPrimitive(document: Document, to: GltfMesh, { surface, material }: PrimitiveInput): void {
  const { mesh } = surface;
  const buffer = document.getRoot().listBuffers()[0] ?? document.createBuffer();
  const accessor = () => document.createAccessor().setBuffer(buffer);
  const indices =
    mesh.vertexCount > LARGEST_SHORT_INDEX ? Uint32Array.from(mesh.indices) : Uint16Array.from(mesh.indices);
  const primitive = document
    .createPrimitive()
    .setMaterial(material)
    .setAttribute('POSITION', accessor().setType('VEC3').setArray(turned(mesh, mesh.positions)))
    .setAttribute('NORMAL', accessor().setType('VEC3').setArray(turned(mesh, mesh.normals)))
    .setIndices(accessor().setType('SCALAR').setArray(indices));
  if (surface.surface === 'paint' || surface.surface === 'solid') {
    const colors = accessor().setType('VEC4').setNormalized(true).setArray(colorsOf(surface));
    primitive.setAttribute('COLOR_0', colors);
  }
  to.addPrimitive(primitive);
}

function turned({ vertexCount }: Mesh, values: readonly number[]): Float32Array {
  const result = new Float32Array(values.length);
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    const at = vertex * 3;
    result[at] = values[at + 1] ?? 0;
    result[at + 1] = values[at + 2] ?? 0;
    result[at + 2] = values[at] ?? 0;
  }
  return result;
}

/** Albedo × occlusion, and the finish as alpha. */
function colorsOf({ mesh, roles, occlusion, surface }: SurfaceMesh): Uint8Array {
  const steps = OCCLUSION_STEPS[surface === 'paint' ? 'paint' : 'solid'];
  const colors = new Uint8Array(mesh.vertexCount * 4);
  roles.forEach((role, vertex) => {
    const { albedo, finishAlpha } = lookOf(role);
    const open = Math.round((occlusion?.[vertex] ?? 1) * steps) / steps;
    albedo.forEach((channel, index) => {
      colors[vertex * 4 + index] = Math.round(channel * open * 255);
    });
    colors[vertex * 4 + 3] = finishAlpha;
  });
  return colors;
}
