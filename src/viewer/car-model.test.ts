import { readFileSync } from 'node:fs';
import { Box3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'meshoptimizer/decoder';
import { expect, it } from 'vitest';
import { CarModel } from './car-model.ts';

const PICKUP = { wheelbaseMm: 3150, lengthMm: 5255, widthMm: 1850, heightMm: 1800 };

async function boxCar(name: 'exterior' | 'inside') {
  const bytes = readFileSync(`tests/fixtures/models/box-car/${name}.glb`);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { scene } = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(buffer, '');
  return scene;
}

it('reads parts, their places and their order from the files', async () => {
  const car = new CarModel(await boxCar('exterior'), { size: PICKUP, paint: '#123456' });
  const before = car.parts.length;
  car.add(await boxCar('inside'));
  expect(car.parts.length).toBeGreaterThan(before);
  expect(new Set(car.parts.map(({ order }) => order >= 0 && order <= 1))).toEqual(new Set([true]));
  const hood = car.parts.find(({ type }) => type === 'cofre');
  expect(hood).toMatchObject({ system: 'carroceria', position: 'c', isSkin: true, isInside: false });
  expect(hood?.meshes).not.toHaveLength(0);
});

it('takes the dimensions of the generation, within 2 %', async () => {
  const car = new CarModel(await boxCar('exterior'), { size: PICKUP, paint: '#123456' });
  const box = new Box3();
  for (const part of car.parts) if (part.type !== 'espejo') box.union(part.box);
  expect((box.max.z - box.min.z) / (PICKUP.lengthMm / 1000)).toBeCloseTo(1, 1);
  expect(Math.abs((box.max.x - box.min.x) / (PICKUP.widthMm / 1000) - 1)).toBeLessThan(0.02);
  expect(Math.abs(box.max.y / (PICKUP.heightMm / 1000) - 1)).toBeLessThan(0.02);
});
