import { add, cross, dot, item, normalize, sub, type Vec3 } from './vec.ts';

export type Axis = 'x' | 'y' | 'z';
type PointMap = (point: Vec3) => Vec3;

export interface Box {
  readonly low: Vec3;
  readonly high: Vec3;
}

/** Indexed triangles with a normal per vertex. Triangles turn counter-clockwise seen from outside. */
export class Mesh {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly indices: number[] = [];
  /** One 0..1 triple per vertex; absent until something is baked into it. */
  colors?: number[];

  static merge(...parts: readonly Mesh[]): Mesh {
    return new Mesh().merge(...parts);
  }

  get triangleCount(): number {
    return this.indices.length / 3;
  }

  get vertexCount(): number {
    return this.positions.length / 3;
  }

  vertex(point: Vec3, normal: Vec3): number {
    this.positions.push(...point);
    this.normals.push(...normal);
    return this.vertexCount - 1;
  }

  triangle(a: number, b: number, c: number): this {
    this.indices.push(a, b, c);
    return this;
  }

  quad(a: number, b: number, c: number, d: number): this {
    return this.triangle(a, b, c).triangle(a, c, d);
  }

  point(vertex: number): Vec3 {
    return tripleAt(this.positions, vertex);
  }

  normal(vertex: number): Vec3 {
    return tripleAt(this.normals, vertex);
  }

  /** Adds copies of the parts to this mesh. Colours survive only when every part has them. */
  merge(...parts: readonly Mesh[]): this {
    for (const part of parts) {
      const offset = this.vertexCount;
      if (part.colors) (this.colors ??= []).push(...part.colors);
      for (const value of part.positions) this.positions.push(value);
      for (const value of part.normals) this.normals.push(value);
      for (const index of part.indices) this.indices.push(index + offset);
    }
    return this;
  }

  /** Moves every vertex; `turn` moves the normals (default: they stay). */
  map(move: PointMap, turn?: PointMap): Mesh {
    const moved = new Mesh();
    moved.indices.push(...this.indices);
    if (this.colors) moved.colors = [...this.colors];
    for (let vertex = 0; vertex < this.vertexCount; vertex++) {
      const normal = this.normal(vertex);
      moved.vertex(move(this.point(vertex)), turn ? normalize(turn(normal)) : normal);
    }
    return moved;
  }

  at(x: number, y: number, z: number): Mesh {
    return this.map((p) => [p[0] + x, p[1] + y, p[2] + z]);
  }

  /** Counter-clockwise about the axis, looking against it. */
  rotated(axis: Axis, degrees: number): Mesh {
    const turn = rotation(axis, degrees);
    return this.map(turn, turn);
  }

  scaled(x: number, y: number, z: number): Mesh {
    const result = this.map(
      (p) => [p[0] * x, p[1] * y, p[2] * z],
      (n) => [n[0] / x, n[1] / y, n[2] / z],
    );
    return x * y * z < 0 ? result.flippedWinding() : result;
  }

  mirroredY(): Mesh {
    return this.scaled(1, -1, 1);
  }

  /** The same surface seen from its other side. */
  reversed(): Mesh {
    return this.flippedWinding().map(
      (p) => p,
      (n) => [-n[0], -n[1], -n[2]],
    );
  }

  flippedWinding(): Mesh {
    const flipped = this.map((p) => p);
    for (let index = 0; index < flipped.indices.length; index += 3) {
      const first = item(flipped.indices, index);
      flipped.indices[index] = item(flipped.indices, index + 1);
      flipped.indices[index + 1] = first;
    }
    return flipped;
  }

  /** Places local +y along `direction` with local x as near `towards` as can be, then moves to `origin`. */
  alongAxis({ origin, direction, towards = [1, 0, 0] }: Placement): Mesh {
    const yAxis = normalize(direction);
    const xAxis = normalize(sub(towards, scaleTo(yAxis, dot(towards, yAxis))));
    const zAxis = cross(xAxis, yAxis);
    const turn: PointMap = (p) => add(add(scaleTo(xAxis, p[0]), scaleTo(yAxis, p[1])), scaleTo(zAxis, p[2]));
    return this.map((p) => add(origin, turn(p)), turn);
  }

  box(): Box {
    const low: [number, number, number] = [Infinity, Infinity, Infinity];
    const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
    for (let vertex = 0; vertex < this.vertexCount; vertex++) {
      const p = this.point(vertex);
      for (const axis of [0, 1, 2] as const) {
        low[axis] = Math.min(low[axis], p[axis]);
        high[axis] = Math.max(high[axis], p[axis]);
      }
    }
    return { low, high };
  }

  /** Cubic metres enclosed; negative when the surface is inside out. Exact only for closed surfaces. */
  signedVolume(): number {
    const { low, high } = this.box();
    const centre: Vec3 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2];
    let sum = 0;
    for (let index = 0; index < this.indices.length; index += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => sub(this.point(item(this.indices, index + k)), centre));
      if (a && b && c) sum += dot(a, cross(b, c));
    }
    return sum / 6;
  }

  /** Turned right side out by its own volume. */
  outward(): Mesh {
    return this.signedVolume() < 0 ? this.reversed() : this;
  }
}

interface Placement {
  readonly origin: Vec3;
  readonly direction: Vec3;
  readonly towards?: Vec3;
}

const scaleTo = (a: Vec3, factor: number): Vec3 => [a[0] * factor, a[1] * factor, a[2] * factor];

function tripleAt(values: readonly number[], index: number): Vec3 {
  return [item(values, index * 3), item(values, index * 3 + 1), item(values, index * 3 + 2)];
}

function rotation(axis: Axis, degrees: number): PointMap {
  const c = Math.cos((degrees * Math.PI) / 180);
  const s = Math.sin((degrees * Math.PI) / 180);
  switch (axis) {
    case 'x':
      return (p) => [p[0], p[1] * c - p[2] * s, p[1] * s + p[2] * c];
    case 'y':
      return (p) => [p[0] * c + p[2] * s, p[1], -p[0] * s + p[2] * c];
    case 'z':
      return (p) => [p[0] * c - p[1] * s, p[0] * s + p[1] * c, p[2]];
  }
}
