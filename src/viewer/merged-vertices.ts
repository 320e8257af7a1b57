import { BufferAttribute, Matrix3, Vector3, type BufferGeometry, type Mesh, type Object3D } from 'three';

/** Meshes of one part, which move together. */
export interface MovingMeshes {
  readonly node: Object3D;
  readonly meshes: readonly { readonly mesh: Mesh }[];
}

export interface MergedVertices {
  readonly attributes: Readonly<Record<'position' | 'normal' | 'color' | 'part', BufferAttribute>>;
  /** Corners of the triangles of each mesh. */
  readonly corners: ReadonlyMap<Mesh, Uint32Array>;
}

/** All vertices of some parts as they stand, in the car's frame, each with the place of its part in the list. */
export function mergeVertices(parts: readonly MovingMeshes[]): MergedVertices {
  const meshes = parts.flatMap((part, index) => part.meshes.map(({ mesh }) => ({ mesh, index })));
  const count = meshes.reduce((sum, { mesh }) => sum + vertexCount(mesh.geometry), 0);
  const attributes = {
    position: new BufferAttribute(new Float32Array(count * 3), 3),
    normal: new BufferAttribute(new Float32Array(count * 3), 3),
    color: new BufferAttribute(new Uint8Array(count * 4).fill(255), 4, true),
    part: new BufferAttribute(new Uint16Array(count), 1),
  };
  const corners = new Map<Mesh, Uint32Array>();
  let first = 0;
  for (const { mesh, index } of meshes) {
    mesh.updateWorldMatrix(true, false);
    copyShape(mesh, attributes, first);
    copyColours(mesh.geometry, attributes.color, first);
    attributes.part.array.fill(index, first, first + vertexCount(mesh.geometry));
    corners.set(mesh, cornersOf(mesh, first));
    first += vertexCount(mesh.geometry);
  }
  return { attributes, corners };
}

const vertexCount = (geometry: BufferGeometry) => geometry.getAttribute('position').count;

function copyShape(mesh: Mesh, to: MergedVertices['attributes'], first: number): void {
  const { geometry, matrixWorld } = mesh;
  const positions = geometry.getAttribute('position');
  const normals = geometry.getAttribute('normal');
  const turn = new Matrix3().getNormalMatrix(matrixWorld);
  const point = new Vector3();
  for (let i = 0; i < positions.count; i += 1) {
    const at = (first + i) * 3;
    point.fromBufferAttribute(positions, i).applyMatrix4(matrixWorld).toArray(to.position.array, at);
    point.fromBufferAttribute(normals, i).applyMatrix3(turn).normalize().toArray(to.normal.array, at);
  }
}

/** Glass and lenses have none: they stay white. */
function copyColours(geometry: BufferGeometry, to: BufferAttribute, first: number): void {
  if (!geometry.hasAttribute('color')) return;
  const from = geometry.getAttribute('color');
  const hasAlpha = from.itemSize > 3;
  for (let i = 0; i < from.count; i += 1) {
    to.setXYZW(first + i, from.getX(i), from.getY(i), from.getZ(i), hasAlpha ? from.getW(i) : 1);
  }
}

/** A mirrored copy has its triangles turned, so that their fronts stay outside. */
function cornersOf({ geometry, matrixWorld }: Mesh, first: number): Uint32Array {
  const index = geometry.getIndex();
  const count = index?.count ?? vertexCount(geometry);
  const isMirrored = matrixWorld.determinant() < 0;
  return Uint32Array.from({ length: count }, (_, i) => {
    const corner = isMirrored ? i - (i % 3) + ((3 - (i % 3)) % 3) : i;
    return first + (index ? index.getX(corner) : corner);
  });
}
