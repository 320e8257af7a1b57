import type { CarPart, PartMesh } from '../part.ts';
import type { MaterialRole } from '../material-role.ts';
import type { Mesh } from '../geometry/mesh.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { Position } from '#shared/positions.ts';

export type Layer = readonly [MaterialRole, Mesh];

interface PartFields {
  readonly position?: Position;
  readonly explode: Vec3;
  readonly sequence: number;
  readonly mirrored?: boolean;
  readonly pivot?: Vec3;
  readonly twin?: number;
  readonly inside?: boolean;
  readonly warp?: CarPart['warp'];
}

/** A part of the skin or one that hangs on it; layers without triangles are left out. */
export function bodyPart(type: string, layers: readonly Layer[], fields: PartFields): CarPart {
  const { position = 'c', explode, sequence, mirrored, pivot, twin, inside = false, warp = 'skin' } = fields;
  return {
    type,
    name: type,
    position,
    layer: inside ? 'inside' : 'exterior',
    meshes: partMeshes(layers),
    explode,
    sequence,
    warp,
    ...(mirrored ? { mirrored } : {}),
    ...(pivot ? { pivot } : {}),
    ...(twin === undefined ? {} : { twin }),
  };
}

/** Something that is there but not sold: only ever a ghost. */
export function contextPart(
  name: string,
  layers: readonly Layer[],
  fields: Partial<PartFields> = {},
): CarPart {
  const { position = 'c', explode = [0, 0, 0], mirrored, inside = true, warp = 'skin' } = fields;
  return {
    type: null,
    name,
    position,
    layer: inside ? 'inside' : 'exterior',
    meshes: partMeshes(layers),
    explode,
    sequence: 99,
    warp,
    ...(mirrored ? { mirrored } : {}),
  };
}

function partMeshes(layers: readonly Layer[]): PartMesh[] {
  return layers.filter(([, mesh]) => mesh.triangleCount > 0).map(([material, mesh]) => ({ material, mesh }));
}
