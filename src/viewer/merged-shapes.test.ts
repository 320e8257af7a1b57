import { readFileSync } from 'node:fs';
import { Box3, Color, Vector3, type Mesh, type Object3D } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'meshoptimizer/decoder';
import { expect, it } from 'vitest';
import { CarModel } from './car-model.ts';
import { mergeVertices } from './merged-vertices.ts';
import { makePalette } from './palette.ts';
import { Wardrobe } from './wardrobe.ts';

const SIZE = { wheelbaseMm: 3150, lengthMm: 5255, widthMm: 1850, heightMm: 1800 };

async function boxCar() {
  const bytes = readFileSync('tests/fixtures/models/box-car/exterior.glb');
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { scene } = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(buffer, '');
  return new CarModel(scene, { size: SIZE, paint: '#123456' });
}

function palette() {
  const colour = new Color('#808080');
  const colours = { stage: colour, accent: colour, available: colour, last: colour, sold: colour };
  return makePalette({ ...colours, isDark: false });
}

/** What the camera sees: in sight, on its layer, with something to draw. */
function seen(root: Object3D): Mesh[] {
  const found: Mesh[] = [];
  root.traverseVisible((each) => {
    if ('isMesh' in each && each.layers.isEnabled(0) && (each as Mesh).geometry.drawRange.count > 0) {
      found.push(each as Mesh);
    }
  });
  return found;
}

const cornerCount = (mesh: Mesh) => mesh.geometry.getIndex()?.count ?? 0;

it('merged, every part is where it stands, with its fronts outside', async () => {
  const car = await boxCar();
  const { attributes, corners } = mergeVertices(car.parts);
  const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()];
  for (const part of car.parts) {
    const box = new Box3();
    for (const { mesh } of part.meshes) {
      const of = corners.get(mesh) ?? new Uint32Array();
      for (let i = 0; i < of.length; i += 3) {
        [a, b, c].forEach((point, j) => point.fromBufferAttribute(attributes.position, of[i + j] ?? 0));
        box.expandByPoint(a).expandByPoint(b).expandByPoint(c);
        const front = b.clone().sub(a).cross(c.clone().sub(a));
        const normal = new Vector3().fromBufferAttribute(attributes.normal, of[i] ?? 0);
        if (front.length() > 1e-6) expect(front.dot(normal)).toBeGreaterThan(0);
      }
    }
    expect(box.min.distanceTo(part.box.min)).toBeLessThan(1e-4);
    expect(box.max.distanceTo(part.box.max)).toBeLessThan(1e-4);
  }
});

it('draws the opaque parts of a look at once, and all triangles of the car', async () => {
  const car = await boxCar();
  const wardrobe = new Wardrobe(car, palette());
  wardrobe.take();
  wardrobe.dress({ view: 'assembled', spread: 0.5 });
  const all = car.parts.flatMap(({ meshes }) => meshes);
  const merged = seen(car.root).filter((mesh) => mesh.geometry.hasAttribute('part'));
  const alone = all.filter(({ material }) => material.transparent);
  const together = all.filter(({ material }) => !material.transparent);
  expect(merged).toHaveLength(new Set(together.map(({ material }) => material)).size);
  expect(merged.reduce((sum, mesh) => sum + mesh.geometry.drawRange.count, 0)).toBe(
    together.reduce((sum, { mesh }) => sum + cornerCount(mesh), 0),
  );
  expect(alone.every(({ mesh }) => mesh.layers.isEnabled(0))).toBe(true);
});

it('gives a part that changes its look to the other draw, and follows it', async () => {
  const car = await boxCar();
  const wardrobe = new Wardrobe(car, palette());
  wardrobe.take();
  const hood = car.parts.find(({ type }) => type === 'cofre');
  if (!hood) throw new Error('The box car has a hood');
  const chosen = { system: 'carroceria', type: 'cofre' } as const;
  wardrobe.dress({ view: 'assembled', spread: 0.5, chosen });
  const marked = seen(car.root).find(
    ({ material }) => !Array.isArray(material) && material.name === 'marked',
  );
  expect(marked?.geometry.drawRange.count).toBe(
    hood.meshes.reduce((sum, { mesh }) => sum + cornerCount(mesh), 0),
  );
  const shader = { uniforms: {} as Record<string, { value: unknown }>, vertexShader: '', fragmentShader: '' };
  hood.node.position.y += 0.5;
  wardrobe.follow();
  const material = marked?.material as unknown as { onBeforeCompile(target: typeof shader): void };
  material.onBeforeCompile(shader);
  const { image } = shader.uniforms['offsets']?.value as { image: { data: Float32Array } };
  expect(image.data[car.parts.indexOf(hood) * 4 + 1]).toBeCloseTo(0.5);
});
