import { afterAll, describe, expect, it } from 'vitest';
import { item, length, sub, type Vec2, type Vec3 } from '../geometry/vec.ts';
import { capsuleChart, endChart, lidChart, lift, sideChart, topChart } from './charts.ts';
import { range, smoothCurve } from './curves.ts';
import { normalAt, roundIntersection, smoothUnion, type Field } from './field.ts';
import { patch } from './patch.ts';
import { RegionPool } from './region.ts';

const sphere: Field = (x, y, z) => Math.hypot(x + 1, y, z - 0.6) - 0.9;
const centre: Vec3 = [-1, 0, 0.6];

describe('smooth curves', () => {
  it('stay between their knots', () => {
    const curve = smoothCurve(
      [
        [0, 0],
        [1, 1],
        [2, 1],
        [3, 0],
      ],
      0.1,
    );
    const values = range(0, 3, 300).map(curve);
    expect(Math.max(...values)).toBeLessThanOrEqual(1.0001);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-0.05);
  });

  it('go on straight outside', () => {
    const curve = smoothCurve(
      [
        [0, 0],
        [1, 2],
      ],
      0.1,
    );
    expect(curve(3)).toBeCloseTo(6, 6);
    expect(curve(-1)).toBeCloseTo(-2, 6);
  });
});

describe('fields', () => {
  it('round an edge inwards and fill a valley', () => {
    expect(roundIntersection(0.1, 0, 0)).toBeGreaterThan(0);
    expect(roundIntersection(0.1, 0, -1)).toBeCloseTo(0, 9);
    expect(smoothUnion(0.1, 0, 0)).toBeLessThan(0);
  });

  it('know which way is out', () => {
    const normal = normalAt(sphere, [-0.1, 0, 0.6]);
    expect(normal[0]).toBeCloseTo(1, 4);
  });
});

describe('charts', () => {
  const charts = {
    side: sideChart,
    top: topChart(0.5),
    front: endChart(-1, 0.8, 1),
    rear: endChart(-1, 0.8, -1),
    lid: lidChart([-1.1, 0.6], 0.5, -1),
    body: capsuleChart({ rear: -1.2, front: -0.8, axisZ: 0.6, radius: 0.8 }),
  };
  it.each(Object.entries(charts))('%s: a lifted point has the coordinates it was lifted from', (_, chart) => {
    for (const uv of [
      [0.1, 0.2],
      [0.3, 0.1],
    ] as Vec2[]) {
      const start: Vec2 = chart === charts.side || chart === charts.top ? [uv[0] - 1.1, uv[1] + 0.4] : uv;
      const point = lift(sphere, chart, ...start);
      expect(Math.abs(sphere(...point))).toBeLessThan(1e-4);
      const back = chart.inverse(point);
      expect(back[0]).toBeCloseTo(start[0], 3);
      expect(back[1]).toBeCloseTo(start[1], 3);
    }
  });
});

describe('patches', () => {
  const pool = new RegionPool();
  afterAll(() => pool.dispose());
  const sheet = { field: sphere, chart: sideChart, coarseness: 1 };

  it('lie on the surface with its own normals', () => {
    const mesh = patch(sheet, pool.circle([-1, 0.6], 0.3), { rim: false });
    for (let vertex = 0; vertex < mesh.vertexCount; vertex++) {
      const out = sub(mesh.point(vertex), centre);
      expect(length(out)).toBeCloseTo(0.9, 3);
      expect(Math.abs(item(mesh.normal(vertex), 1) - out[1] / 0.9)).toBeLessThan(0.01);
    }
  });

  it('face outwards, rolled edge included', () => {
    const ring = pool.circle([-1, 0.6], 0.3).minus(pool.circle([-1, 0.6], 0.1));
    const mesh = patch(sheet, ring);
    let against = 0;
    for (let index = 0; index < mesh.indices.length; index += 3) {
      const corners = [0, 1, 2].map((k) => item(mesh.indices, index + k));
      const [a, b, c] = corners.map((corner) => mesh.point(corner)) as [Vec3, Vec3, Vec3];
      const [u, v] = [sub(b, a), sub(c, a)];
      const face: Vec3 = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
      const shade = corners.reduce(
        (sum, corner) => sum + face.reduce((s, f, k) => s + f * item(mesh.normal(corner), k), 0),
        0,
      );
      if (shade < 0) against++;
    }
    expect(against).toBe(0);
  });

  it('keep within three millimetres of the surface between their points', () => {
    const mesh = patch(sheet, pool.circle([-1, 0.6], 0.5), { rim: false });
    for (let index = 0; index < mesh.indices.length; index += 3) {
      const sum = [0, 1, 2].map((k) => mesh.point(item(mesh.indices, index + k)));
      const middle = [0, 1, 2].map((axis) => sum.reduce((total, p) => total + item(p, axis) / 3, 0));
      expect(Math.abs(sphere(...(middle as unknown as Vec3)))).toBeLessThan(0.003);
    }
  });
});

describe('regions', () => {
  const pool = new RegionPool();
  afterAll(() => pool.dispose());

  it('add, cut and grow in metres', () => {
    const square = pool.rectangle([0, 0], [1, 1]);
    expect(square.minus(pool.rectangle([0.5, -1], [2, 2])).area).toBeCloseTo(0.5, 6);
    expect(square.grow(-0.1).area).toBeCloseTo(0.64, 3);
    expect(square.border(0.1).area).toBeCloseTo(0.36, 3);
  });

  it('drop slivers and small pieces', () => {
    const spiked = pool.rectangle([0, 0], [1, 1]).plus(pool.rectangle([1, 0.5], [2, 0.505]));
    expect(spiked.withoutSlivers(0.01).bounds.high[0]).toBeLessThan(1.01);
    const two = pool.rectangle([0, 0], [1, 1]).plus(pool.rectangle([3, 0], [3.1, 0.1]));
    expect(two.largest().area).toBeCloseTo(1, 6);
  });
});
