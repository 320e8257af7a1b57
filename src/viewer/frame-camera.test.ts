import { expect, it } from 'vitest';
import { PerspectiveCamera, Vector3 } from 'three';
import { cornersOf, frameOf, towardsCamera } from './frame-camera.ts';

const box = [-0.9, 0, -3.6, 0.9, 1.5, 0.9];
const corners = cornersOf([-0.9, 0, -3.6], [0.9, 1.5, 0.9]);

it.each([
  [38, 74, 1.6],
  [142, 98, 1],
  [52, 48, 2.2],
])('fits the box into the picture seen from %d°, %d°', (azimuth, polar, aspect) => {
  const direction = { azimuth, polar };
  const lens = { fov: 26, aspect, margin: 0.05 };
  const { target, distance } = frameOf(box, direction, lens);
  const camera = new PerspectiveCamera(lens.fov, aspect, 0.1, 60);
  const towards = new Vector3(...towardsCamera(direction));
  camera.position.copy(towards.multiplyScalar(distance).add(new Vector3(...target)));
  camera.lookAt(...target);
  camera.updateMatrixWorld();
  const seen = corners.map((corner) => new Vector3(...corner).project(camera));
  const farthest = Math.max(...seen.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  expect(farthest).toBeLessThanOrEqual(0.905);
  expect(farthest).toBeGreaterThan(0.895);
  for (const axis of ['x', 'y'] as const) {
    const places = seen.map((point) => point[axis]);
    expect(Math.max(...places) + Math.min(...places)).toBeCloseTo(0, 1);
  }
});
