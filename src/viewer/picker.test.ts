import { readFileSync } from 'node:fs';
import { Color, PerspectiveCamera, Raycaster, Vector2, type Object3D } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'meshoptimizer/decoder';
import { expect, it } from 'vitest';
import { CarModel } from './car-model.ts';
import type { CarScene } from './contract.ts';
import { Explosion } from './explosion.ts';
import { makePalette } from './palette.ts';
import { Picker } from './picker.ts';
import { Wardrobe } from './wardrobe.ts';

const SIZE = { wheelbaseMm: 3150, lengthMm: 5255, widthMm: 1850, heightMm: 1800 };
const ROOM = { width: 960, height: 540 };

async function stand() {
  const bytes = readFileSync('tests/fixtures/models/box-car/exterior.glb');
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { scene } = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(buffer, '');
  const car = new CarModel(scene, { size: SIZE, paint: '#123456' });
  const grey = new Color('#808080');
  const colours = { stage: grey, accent: grey, available: grey, last: grey, sold: grey };
  const wardrobe = new Wardrobe(car, makePalette({ ...colours, isDark: false }));
  wardrobe.take();
  const camera = new PerspectiveCamera(26, ROOM.width / ROOM.height, 0.1, 60);
  camera.position.set(6, 2.4, 8);
  camera.lookAt(0, 0.7, -1.5);
  camera.updateMatrixWorld();
  return { car, wardrobe, camera, picker: new Picker(car, wardrobe), explosion: new Explosion(car) };
}

it.each<[string, CarScene]>([
  ['closed', { view: 'assembled', spread: 0.5 }],
  ['taken apart', { view: 'exploded', spread: 0.8 }],
  ['through glass', { view: 'xray', spread: 0, chosen: { system: 'ruedas' } }],
])('finds what a ray through every mesh finds first: %s', async (_, scene) => {
  const { car, wardrobe, camera, picker, explosion } = await stand();
  wardrobe.dress(scene);
  explosion.aim(scene);
  explosion.step(Number.POSITIVE_INFINITY);
  car.root.updateMatrixWorld(true);
  const shown = car.parts.filter((part) => !['hidden', 'ghost'].includes(wardrobe.lookOf(part)));
  const owner = new Map<Object3D, (typeof shown)[number]>();
  for (const part of shown) for (const { mesh } of part.meshes) owner.set(mesh, part);
  const ray = new Raycaster();
  ray.layers.enableAll();
  let found = 0;
  for (let x = 20; x < ROOM.width; x += 40) {
    for (let y = 20; y < ROOM.height; y += 40) {
      ray.setFromCamera(new Vector2((x / ROOM.width) * 2 - 1, 1 - (y / ROOM.height) * 2), camera);
      const [hit] = ray.intersectObjects([...owner.keys()], false);
      const part = hit ? owner.get(hit.object) : undefined;
      const wanted = part?.system ? part : null;
      expect(picker.pick({ x, y }, camera, ROOM)).toBe(wanted);
      if (wanted) found += 1;
    }
  }
  expect(found).toBeGreaterThan(5);
});
