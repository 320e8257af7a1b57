import { expect, test } from 'vitest';
import { branchMap } from './branch-map.ts';

const QUERETARO = { latitude: 20.59, longitude: -100.39 };
const IZTAPALAPA = { latitude: 19.36, longitude: -99.09 };
const PUEBLA = { latitude: 19.04, longitude: -98.21 };
const MERIDA = { latitude: 20.97, longitude: -89.62 };

test('branches stand in the country: Mérida far in the east, Puebla south of Querétaro', () => {
  const map = branchMap([QUERETARO, PUEBLA, MERIDA]);
  const [queretaro, puebla, merida] = map?.balls ?? [];
  expect(merida?.x).toBeGreaterThan((puebla?.x ?? 0) + 200);
  expect(puebla?.y).toBeGreaterThan(queretaro?.y ?? 0);
  for (const { x, y } of map?.balls ?? []) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(map?.width ?? 0);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(map?.height ?? 0);
  }
});

test('balls do not cover each other, also of two branches at one place, and keep the numbers of the list', () => {
  const nowhere = { latitude: null, longitude: null };
  const balls = branchMap([IZTAPALAPA, nowhere, PUEBLA, PUEBLA, QUERETARO])?.balls ?? [];
  expect(balls.map(({ number }) => number)).toEqual([1, 3, 4, 5]);
  for (const one of balls) {
    for (const other of balls) {
      if (one === other) continue;
      expect(Math.hypot(one.ballX - other.ballX, one.ballY - other.ballY)).toBeGreaterThan(30);
    }
  }
});

test('without places there is no map', () => {
  expect(branchMap([])).toBeNull();
  expect(branchMap([{ latitude: null, longitude: null }])).toBeNull();
});
