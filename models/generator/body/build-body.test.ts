import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../families/index.ts';
import { FAMILY_NAMES, type FamilySpec } from '../family-spec.ts';
import { cross, dot, item, length, sub, type Vec3 } from '../geometry/vec.ts';
import type { Mesh } from '../geometry/mesh.ts';
import { nodesOf, type CarPart } from '../part.ts';
import { buildBody } from './build-body.ts';
import { carFrame } from './car-frame.ts';

const SLOW = 60_000;
/** Stick out of the body and do not count for its width. */
const OUTRIGGERS = new Set(['espejo', 'manija-ext', 'brazo-limpiador', 'cuarto']);
const TOLERANCE = 0.01;
/** Materials of trimmed patches only; thin rounded boxes have faces without area. */
const PATCHED = new Set(['paint', 'glass']);

const built = new Map<string, CarPart[]>();
function bodyOf(spec: FamilySpec): CarPart[] {
  const known = built.get(spec.name);
  if (known) return known;
  const parts = buildBody(spec, { fast: true });
  built.set(spec.name, parts);
  return parts;
}

function extent(parts: readonly CarPart[]): { low: number[]; high: number[] } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { mesh, mirrored } of parts.flatMap((part) =>
    part.meshes.map((each) => ({ ...each, mirrored: part.mirrored })),
  )) {
    const box = mesh.box();
    for (const axis of [0, 1, 2]) {
      low[axis] = Math.min(item(low, axis), item(box.low, axis));
      high[axis] = Math.max(item(high, axis), item(box.high, axis));
    }
    if (mirrored) low[1] = Math.min(item(low, 1), -box.high[1]);
  }
  return { low, high };
}

interface Faults {
  flat: number;
  reversed: number;
  broken: number;
}

function faultsOf(mesh: Mesh): Faults {
  const faults: Faults = { flat: 0, reversed: 0, broken: 0 };
  for (let index = 0; index < mesh.indices.length; index += 3) {
    const corners = [0, 1, 2].map((k) => item(mesh.indices, index + k));
    const [a, b, c] = corners.map((corner) => mesh.point(corner)) as [Vec3, Vec3, Vec3];
    const face = cross(sub(b, a), sub(c, a));
    const area = length(face);
    if (!Number.isFinite(area)) faults.broken++;
    else if (area < 1e-10) faults.flat++;
    else if (corners.every((corner) => dot(face, mesh.normal(corner)) < 0)) faults.reversed++;
  }
  return faults;
}

describe.each(FAMILY_NAMES.map((name) => [name, FAMILIES[name]] as const))('%s', (_, spec) => {
  it('has the dimensions of its specification', { timeout: SLOW }, () => {
    const skin = bodyOf(spec).filter(
      ({ type, layer }) => layer === 'exterior' && !OUTRIGGERS.has(type ?? ''),
    );
    const { low, high } = extent(skin);
    const { dims } = spec;
    const roofRails = spec.features.roofRails ? 0.05 : 0;
    const lengthError = item(high, 0) - item(low, 0) - dims.length;
    expect(Math.abs(lengthError) / dims.length).toBeLessThan(TOLERANCE);
    expect(Math.abs(item(high, 0) - dims.frontOverhang)).toBeLessThan(0.03);
    expect(Math.abs(item(high, 1) * 2 - dims.width) / dims.width).toBeLessThan(TOLERANCE * 1.5);
    expect(item(high, 2)).toBeGreaterThan(dims.height * (1 - TOLERANCE));
    expect(item(high, 2)).toBeLessThan(dims.height * (1 + TOLERANCE) + roofRails);
  });

  it('has no empty part and no name twice', { timeout: SLOW }, () => {
    const parts = bodyOf(spec);
    for (const part of parts) {
      expect(part.meshes.length, part.name).toBeGreaterThan(0);
      for (const { mesh } of part.meshes) expect(mesh.triangleCount, part.name).toBeGreaterThan(0);
    }
    const names = parts.flatMap(nodesOf).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has whole triangles that face where their normals point', { timeout: SLOW }, () => {
    for (const part of bodyOf(spec)) {
      for (const { mesh, material } of part.meshes) {
        const { flat, reversed, broken } = faultsOf(mesh);
        const label = `${part.name} ${part.position} ${material}`;
        expect(broken, label).toBe(0);
        if (PATCHED.has(material)) expect(flat / mesh.triangleCount, label).toBeLessThan(0.02);
        // A patch far behind a hollow folds a little: only what is seen must be clean.
        expect(reversed / mesh.triangleCount, label).toBeLessThan(PATCHED.has(material) ? 0.02 : 0.12);
      }
    }
  });

  it('sells what a body of its kind has', { timeout: SLOW }, () => {
    const types = new Set(bodyOf(spec).map(({ type }) => type));
    const common = [
      'cofre',
      'salpicadera',
      'tapa-cajuela',
      'toldo',
      'costado',
      'estribo',
      'espejo',
      'bisagra-cofre',
      'puerta',
      'manija-ext',
      'chapa',
      'elevador',
      'cristal-puerta',
      'parabrisas',
      'medallon',
      'tapa-puerta',
      'bisagra-puerta',
      'faro',
      'calavera',
      'cuarto',
      'luz-placa',
      'brazo-limpiador',
    ];
    const cooled = ['fascia-del', 'fascia-tras', 'alma-del', 'parrilla', 'tercer-stop', 'tolva'];
    const expected = [
      ...common,
      ...(spec.kind === 'beetle' ? [] : cooled),
      ...(spec.kind === 'pickup' ? ['caja-pickup'] : []),
      ...(spec.features.sunroof ? ['quemacocos'] : []),
      ...(spec.features.twoPieceTailLamps ? ['calavera-int'] : []),
      ...(spec.face.fogLamps ? ['faro-niebla'] : []),
    ];
    expect(expected.filter((type) => !types.has(type))).toEqual([]);
  });

  it('gives its mechanics room', () => {
    const frame = carFrame(spec);
    for (const room of [frame.engineBay, frame.cabin, frame.cargo]) {
      expect(room.front).toBeGreaterThan(room.rear);
      expect(room.top).toBeGreaterThan(room.bottom);
      expect(room.halfWidth).toBeGreaterThan(0.3);
    }
    expect(frame.nose - frame.tail).toBeCloseTo(spec.dims.length, 6);
  });
});

describe('doors', () => {
  it.each([
    ['coupe', ['fl', 'fr']],
    ['pickup-compact', ['fl', 'fr']],
    ['sedan-compact', ['fl', 'fr', 'rl', 'rr']],
    ['van', ['fl', 'fr', 'rr']],
  ] as const)('of a %s', { timeout: SLOW }, (name, positions) => {
    const doors = bodyOf(FAMILIES[name])
      .filter(({ type }) => type === 'puerta')
      .flatMap(nodesOf);
    expect(doors.map(({ position }) => position).sort()).toEqual([...positions]);
  });
});
