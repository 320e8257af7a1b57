import { gzipSync } from 'node:zlib';
import type { Document, Primitive } from '@gltf-transform/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildSet, type BuiltSet } from '../../models/export/build-set.ts';
import { glbIo } from '../../models/export/write-glb.ts';
import { validateGlb } from '../../models/export/validate.ts';
import { FAMILIES } from '../../models/families/index.ts';
import {
  isContextExtras,
  isHelper,
  isPartExtras,
  isVehicleExtras,
} from '../../src/domain/shared/car/extras.ts';
import { parsePartNode } from '../../src/domain/shared/car/node-name.ts';
import { boxCar } from '../fixtures/models/box-car.ts';

const build = () => buildSet({ spec: FAMILIES['sedan-city'], parts: boxCar(), hash: 'box-car' });

let built: BuiltSet;
const decoded = new Map<string, { plain: Document; packed: Document }>();

beforeAll(async () => {
  built = await build();
  const io = await glbIo();
  for (const [name, plain] of built.plain) {
    const packed = built.files.get(name) ?? new Uint8Array();
    decoded.set(name, { plain: await io.readBinary(plain), packed: await io.readBinary(packed) });
  }
}, 60_000);

describe('a set', () => {
  test('has the same bytes when it is built again', async () => {
    const again = await build();
    for (const [name, content] of built.files) {
      expect(Buffer.from(content).equals(Buffer.from(again.files.get(name) ?? [])), name).toBe(true);
    }
    expect(again.manifest).toEqual(built.manifest);
  }, 60_000);

  test('passes the Khronos validator', async () => {
    for (const [name, glb] of built.plain) expect(await validateGlb(name, glb)).toEqual([]);
  });

  test('decodes to what was compressed', () => {
    for (const { plain, packed } of decoded.values()) {
      const before = primitivesOf(plain);
      const after = primitivesOf(packed);
      expect(after).toHaveLength(before.length);
      before.forEach((primitive, index) => {
        for (const semantic of ['POSITION', 'COLOR_0']) {
          expect(after[index]?.getAttribute(semantic)?.getArray()).toEqual(
            primitive.getAttribute(semantic)?.getArray(),
          );
        }
        expect(trianglesOf(after[index]!.getIndices()!.getArray()!)).toEqual(
          trianglesOf(primitive.getIndices()!.getArray()!),
        );
      });
    }
  });

  test('keeps to the contract', () => {
    for (const { packed } of decoded.values()) {
      const nodes = packed.getRoot().listNodes();
      const names = nodes.map((node) => node.getName()).filter((name) => name !== '');
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !/^[a-z0-9_-]+$/.test(name))).toEqual([]);
      for (const node of nodes) {
        const [name, extras] = [node.getName(), node.getExtras()];
        if (name === 'vehicle') expect(isVehicleExtras(extras)).toBe(true);
        else if (name.startsWith('prt_')) {
          const parsed = parsePartNode(name);
          expect(isPartExtras(extras) && [extras.type, extras.pos]).toEqual([parsed?.type, parsed?.position]);
          expect(node.getRotation()).toEqual([0, 0, 0, 1]);
        } else if (name.startsWith('ctx_')) expect(isContextExtras(extras)).toBe(true);
        else if (name.startsWith('hlp_')) expect(isHelper(extras)).toBe(true);
      }
    }
  });

  test('faces +Z with its left at +X', () => {
    const nodes = decoded.get('exterior.glb')?.packed.getRoot().listNodes() ?? [];
    const at = (name: string) => nodes.find((node) => node.getName() === name)?.getTranslation() ?? [0, 0, 0];
    expect(at('prt_fascia-del__c')[2]).toBeGreaterThan(at('prt_fascia-tras__c')[2]);
    expect(at('prt_puerta__fl')[0]).toBeGreaterThan(0.5);
    expect(at('prt_puerta__fr')[0]).toBeLessThan(-0.5);
    expect(at('prt_toldo__c')[1]).toBeGreaterThan(1.3);
  });

  test('has a drawing of links, without scripts, styles or anything from outside', () => {
    const svg = Buffer.from(built.files.get('car.svg') ?? []).toString('utf8');
    expect(svg.match(/<a /g)?.length).toBeGreaterThan(12);
    expect(svg).toContain('data-system="carroceria" data-part="cofre" data-pos="c"');
    expect(svg).not.toMatch(/<script|<style|style=|url\(|http(?!:\/\/www\.w3\.org\/2000\/svg)/);
    expect(gzipSync(svg).byteLength).toBeLessThan(20_000);
  });
});

const primitivesOf = (document: Document): Primitive[] =>
  document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives());

/** Triangles however their corners are turned: the packing may begin a triangle at another corner. */
function trianglesOf(indices: ArrayLike<number>): string[] {
  return Array.from({ length: indices.length / 3 }, (_, triangle) => {
    const corners = [0, 1, 2].map((corner) => indices[triangle * 3 + corner] ?? 0);
    const first = corners.indexOf(Math.min(...corners));
    return [...corners.slice(first), ...corners.slice(0, first)].join();
  });
}
