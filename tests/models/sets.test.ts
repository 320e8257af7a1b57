import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SET_FILES, type SetManifest } from '../../models/export/manifest.ts';
import { readIndex, readManifest } from '../../models/export/set-folder.ts';
import { setHash } from '../../models/export/source-hash.ts';
import { FAMILIES } from '../../models/families/index.ts';
import { CAR_FAMILIES } from '../../src/domain/shared/car/family.ts';
import { parsePartNode } from '../../src/domain/shared/car/node-name.ts';
import { partTypeOf } from '../../src/domain/shared/facts/part-types.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'public', 'models');
const index = readIndex(ROOT);
const manifests = CAR_FAMILIES.flatMap((family): SetManifest[] => {
  const manifest = readManifest(ROOT, index.families[family]?.hash ?? '');
  return manifest ? [manifest] : [];
});

const over = (limit: number, measure: (manifest: SetManifest) => number) =>
  manifests
    .filter((each) => measure(each) > limit)
    .map((each) => `${each.family}: ${measure(each)} > ${limit}`);

describe('the committed sets', () => {
  test('are those that the generator makes today (npm run models)', () => {
    const wanted = CAR_FAMILIES.map((family) => [family, setHash(FAMILIES[family])]);
    expect(CAR_FAMILIES.map((family) => [family, index.families[family]?.hash])).toEqual(wanted);
  });

  test('are whole, and nothing else lies beside them', () => {
    const listed = [...Object.values(index.families), ...Object.values(index.custom ?? {})];
    const names = new Set(['index.json', ...listed.map(({ hash }) => hash)]);
    expect(readdirSync(ROOT).filter((name) => !names.has(name))).toEqual([]);
    for (const { hash, files } of manifests) {
      for (const name of SET_FILES) {
        const file = join(ROOT, hash, name);
        expect(existsSync(file) && statSync(file).size, file).toBe(files[name].bytes);
      }
    }
  });

  test('are at most 16, and 15 MB', () => {
    expect(manifests.length).toBeLessThanOrEqual(16);
    const bytes = manifests.flatMap(({ files }) => SET_FILES.map((name) => files[name].bytes));
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(15_000_000);
  });

  test('keep to the budgets of bytes over the wire', () => {
    expect(over(200_000, ({ files }) => files['exterior.glb'].brotli)).toEqual([]);
    expect(over(300_000, ({ files }) => files['inside.glb'].brotli)).toEqual([]);
    expect(over(20_000, ({ files }) => files['car.svg'].gzip)).toEqual([]);
  });

  test('keep to the budgets of what is drawn', () => {
    expect(over(250, ({ counts }) => counts.draws)).toEqual([]);
    expect(over(140_000, ({ counts }) => counts.drawnTriangles)).toEqual([]);
  });

  test('have at least 110 parts to point at, all of the catalog, each once', () => {
    expect(manifests.filter(({ counts }) => counts.pickable < 110).map(({ family }) => family)).toEqual([]);
    for (const { nodes, counts } of manifests) {
      expect(nodes).toHaveLength(counts.pickable);
      expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
      for (const { name, type, pos, system } of nodes) {
        expect(parsePartNode(name)).toMatchObject({ type, position: pos });
        expect(partTypeOf(type)?.system).toBe(system);
      }
    }
  });
});
