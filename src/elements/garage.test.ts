import { beforeEach, expect, test, vi } from 'vitest';

const stored = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
});
const events = new EventTarget();
vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
vi.stubGlobal('dispatchEvent', events.dispatchEvent.bind(events));

const { carKey, chooseCar, currentCar, MAX_CARS, readGarage, removeCar, saveCar, watchGarage } =
  await import('./garage.ts');

const tsuru = { gen: 'nissan/tsuru/b13', year: 2008, label: 'Nissan Tsuru' };
const jetta = { gen: 'volkswagen/jetta/a4', year: 2005, label: 'Volkswagen Jetta' };

beforeEach(() => stored.clear());

test('a saved car is the current one, and the newest is first', () => {
  saveCar(tsuru);
  saveCar(jetta);
  expect(readGarage().cars).toEqual([jetta, tsuru]);
  expect(currentCar()).toEqual(jetta);
});

test('the same car is not kept twice', () => {
  saveCar(tsuru);
  saveCar(jetta);
  saveCar(tsuru);
  expect(readGarage().cars).toEqual([tsuru, jetta]);
});

test('another car is chosen without changing their order; an unknown one is ignored', () => {
  saveCar(tsuru);
  saveCar(jetta);
  chooseCar(carKey(tsuru));
  chooseCar('ford/fiesta/mk6:2011:');
  expect(currentCar()).toEqual(tsuru);
  expect(readGarage().cars).toEqual([jetta, tsuru]);
});

test('when the current car is removed, the first of the others takes its place', () => {
  saveCar(tsuru);
  saveCar(jetta);
  removeCar(carKey(jetta));
  expect(currentCar()).toEqual(tsuru);
  removeCar(carKey(tsuru));
  expect(readGarage()).toEqual({ cars: [], current: null });
});

test('the garage holds a limited number of cars and drops the oldest', () => {
  for (let year = 2001; year <= 2001 + MAX_CARS; year += 1) saveCar({ ...tsuru, year });
  expect(readGarage().cars).toHaveLength(MAX_CARS);
  expect(readGarage().cars.at(-1)?.year).toBe(2002);
});

test('what is not a garage is read as an empty one', () => {
  for (const text of [
    'null',
    '7',
    '{"cars":7}',
    '{"cars":[{"gen":"../../x","year":1,"label":"x"}],"current":"x"}',
    '{',
  ])
    expect((stored.set('mp.garage.v1', text), readGarage().cars)).toEqual([]);
});

test('a change is told to whoever watches, until they stop', () => {
  const heard: number[] = [];
  const stop = watchGarage(({ cars }) => heard.push(cars.length));
  saveCar(tsuru);
  stop();
  saveCar(jetta);
  expect(heard).toEqual([1]);
});
