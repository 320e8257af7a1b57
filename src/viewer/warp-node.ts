import {
  Box3,
  Float32BufferAttribute,
  Matrix4,
  Vector3,
  type BufferGeometry,
  type Mesh,
  type Object3D,
} from 'three';
import type { Vec3 } from '#shared/car/extras.ts';
import { rigidScale, warpPoint, warpVertices, type CarWarp, type WarpMode } from '#shared/car/warp.ts';

interface Where {
  readonly system: string | null;
  readonly type: string;
  readonly position: string;
}

/** The part's new place; `mapAnchor` takes points of the family's car to this one's. */
export interface WarpedFrame {
  mapAnchor(point: Vec3): Vector3;
}

/** Brings one node of the family's car to its place and shape on the generation's. Its own frame must be unrotated. */
export function warpNode(
  node: Object3D,
  mode: WarpMode,
  warp: CarWarp,
  where: Where = { system: null, type: '', position: 'c' },
): WarpedFrame {
  if (warp.isIdentity) {
    node.updateWorldMatrix(true, true);
    return { mapAnchor: (point) => new Vector3(...point) };
  }
  const { position, scale } = node;
  const origin: Vec3 = [position.x, position.y, position.z];
  const isMirrored = scale.x < 0;
  const { system, type, position: pos } = where;
  const size = mode === 'rigid' ? rigidScale(warp, { system: system ?? '', type, pos }) : 1;
  if (mode !== 'rigid') {
    node.updateWorldMatrix(true, true);
    for (const mesh of meshesUnder(node)) reshape(mesh, node, { warp, origin, isMirrored });
  }
  const moved = mode === 'rigid' ? rigidOrigin(node, origin, warp) : warpPoint(warp, origin);
  position.set(...moved);
  scale.multiplyScalar(size);
  node.updateWorldMatrix(true, true);
  return {
    mapAnchor: (point) =>
      mode === 'rigid'
        ? new Vector3(
            moved[0] + (point[0] - origin[0]) * size,
            moved[1] + (point[1] - origin[1]) * size,
            moved[2] + (point[2] - origin[2]) * size,
          )
        : new Vector3(...warpPoint(warp, point)),
  };
}

/** A part that was left in the car's frame turns about nothing: it moves with its middle. */
function rigidOrigin(node: Object3D, origin: Vec3, warp: CarWarp): Vec3 {
  if (origin.some((coordinate) => coordinate !== 0)) return warpPoint(warp, origin);
  const middle = new Box3().setFromObject(node).getCenter(new Vector3());
  const [x, y, z] = warpPoint(warp, [middle.x, middle.y, middle.z]);
  return [x - middle.x, y - middle.y, z - middle.z];
}

/** Brings what lies flat on the ground to size; it stands in the car's own frame. */
export function warpHelper(node: Object3D, vehicle: Object3D, warp: CarWarp): void {
  if (warp.isIdentity) return;
  node.updateWorldMatrix(true, true);
  for (const mesh of meshesUnder(node))
    reshape(mesh, vehicle, { warp, origin: [0, 0, 0], isMirrored: false });
}

interface Reshaping {
  readonly warp: CarWarp;
  readonly origin: Vec3;
  readonly isMirrored: boolean;
}

/** Shapes already brought to size, by where their part stands: left and right copies share them. */
const reshaped = new WeakMap<BufferGeometry, Map<string, BufferGeometry>>();

function reshape(mesh: Mesh, node: Object3D, { warp, origin, isMirrored }: Reshaping): void {
  const toNode = new Matrix4().copy(node.matrixWorld).invert().multiply(mesh.matrixWorld);
  const known = reshaped.get(mesh.geometry) ?? new Map<string, BufferGeometry>();
  reshaped.set(mesh.geometry, known);
  const place = [Math.abs(origin[0]), origin[1], origin[2]].join();
  let geometry = known.get(place);
  if (!geometry) {
    const positions = positionsIn(mesh.geometry, toNode);
    warpVertices(warp, positions, { origin, isMirrored });
    geometry = mesh.geometry.clone();
    geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
    geometry.computeBoundingBox();
    geometry.computeBoundingSphere();
    known.set(place, geometry);
  }
  mesh.geometry = geometry;
  // The quantised scale is in the vertices now.
  mesh.position.set(0, 0, 0);
  mesh.quaternion.identity();
  mesh.scale.set(1, 1, 1);
  for (let parent = mesh.parent; parent && parent !== node; parent = parent.parent) {
    parent.position.set(0, 0, 0);
    parent.quaternion.identity();
    parent.scale.set(1, 1, 1);
  }
}

function positionsIn(geometry: BufferGeometry, matrix: Matrix4): Float32Array {
  const source = geometry.getAttribute('position');
  const positions = new Float32Array(source.count * 3);
  const point = new Vector3();
  for (let i = 0; i < source.count; i += 1) {
    point.fromBufferAttribute(source, i).applyMatrix4(matrix);
    point.toArray(positions, i * 3);
  }
  return positions;
}

function meshesUnder(node: Object3D): Mesh[] {
  const meshes: Mesh[] = [];
  node.traverse((each) => {
    if ('isMesh' in each) meshes.push(each as Mesh);
  });
  return meshes;
}
