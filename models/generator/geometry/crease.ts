import { Mesh } from './mesh.ts';
import { add, cross, dot, item, length, normalize, scale, sub, type Vec3 } from './vec.ts';

const CELLS_PER_METRE = 2e4;
const SMALLEST_AREA = 1e-12;

/** The same triangles with fresh normals: smooth where faces meet below the angle, split where above. */
export function creased(mesh: Mesh, degrees = 35): Mesh {
  const limit = Math.cos((degrees * Math.PI) / 180);
  const faces = facesOf(mesh);
  const around = facesAround(faces);
  const result = new Mesh();
  const known = new Map<string, number>();
  for (const face of faces) {
    if (length(face.area) < SMALLEST_AREA) continue;
    const corners = face.corners.map((point) => {
      const normal = smoothNormal(face, around.get(cellOf(point)) ?? [face], limit);
      const key = `${cellOf(point)}|${normal.map((value) => Math.round(value * 100)).join()}`;
      const vertex = known.get(key) ?? result.vertex(point, normal);
      known.set(key, vertex);
      return vertex;
    });
    const [a, b, c] = [item(corners, 0), item(corners, 1), item(corners, 2)];
    if (a !== b && b !== c && a !== c) result.triangle(a, b, c);
  }
  return result;
}

interface Face {
  readonly corners: readonly Vec3[];
  readonly area: Vec3;
  readonly unit: Vec3;
}

function facesOf(mesh: Mesh): Face[] {
  const faces: Face[] = [];
  for (let index = 0; index < mesh.indices.length; index += 3) {
    const a = mesh.point(item(mesh.indices, index));
    const b = mesh.point(item(mesh.indices, index + 1));
    const c = mesh.point(item(mesh.indices, index + 2));
    const area = cross(sub(b, a), sub(c, a));
    faces.push({ corners: [a, b, c], area, unit: normalize(area) });
  }
  return faces;
}

function facesAround(faces: readonly Face[]): Map<string, Face[]> {
  const around = new Map<string, Face[]>();
  for (const face of faces) {
    for (const corner of face.corners) {
      const key = cellOf(corner);
      const list = around.get(key);
      if (list) list.push(face);
      else around.set(key, [face]);
    }
  }
  return around;
}

/** Mean of the neighbours on this side of the crease, each weighed by its angle-free area. */
function smoothNormal(face: Face, neighbours: readonly Face[], limit: number): Vec3 {
  let sum: Vec3 = [0, 0, 0];
  for (const other of neighbours) {
    if (dot(face.unit, other.unit) > limit) sum = add(sum, other.area);
  }
  return length(sum) === 0 ? scale(face.unit, 1) : normalize(sum);
}

const cellOf = (point: Vec3): string =>
  `${Math.round(point[0] * CELLS_PER_METRE)},${Math.round(point[1] * CELLS_PER_METRE)},${Math.round(point[2] * CELLS_PER_METRE)}`;
