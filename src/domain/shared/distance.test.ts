import { expect, test } from 'vitest';
import { distanceKm } from './distance.ts';

const queretaro = { latitude: 20.5888, longitude: -100.3899 };
const mexico = { latitude: 19.4326, longitude: -99.1332 };
const tijuana = { latitude: 32.5149, longitude: -117.0382 };

test('the distance between two cities is the one that maps say', () => {
  // 184 km and 2,300 km by great circle.
  expect(distanceKm(queretaro, mexico)).toBeCloseTo(184.1, 0);
  expect(distanceKm(mexico, tijuana)).toBeGreaterThan(2_280);
  expect(distanceKm(mexico, tijuana)).toBeLessThan(2_320);
});

test('it is the same both ways, and nothing from a place to itself', () => {
  expect(distanceKm(mexico, queretaro)).toBeCloseTo(distanceKm(queretaro, mexico), 9);
  expect(distanceKm(tijuana, tijuana)).toBe(0);
});
