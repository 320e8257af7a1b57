import { expect, test } from 'vitest';
import { boxOf, part, posed } from './assembly.ts';
import { sharpBox } from './geometry/box.ts';

const bar = part('caja', { iron: sharpBox([0.4, 0.2, 0.1]) }, { explode: [0.3, 0, 0], sequence: 1 });

test('an assembly is turned about its own origin, then moved, and comes apart in its new direction', () => {
  const [turned] = posed([bar], { at: [1, 2, 3], turnZ: 90 });
  const { low, high } = boxOf(turned ? [turned] : []);
  [0.9, 1.8, 2.95].forEach((edge, axis) => expect(low[axis]).toBeCloseTo(edge, 6));
  [1.1, 2.2, 3.05].forEach((edge, axis) => expect(high[axis]).toBeCloseTo(edge, 6));
  [0, 0.3, 0].forEach((way, axis) => expect(turned?.explode[axis]).toBeCloseTo(way, 6));
});
