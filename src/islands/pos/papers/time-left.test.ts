import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

const left = (until: string, now: string) => timeLeft(new Date(until), new Date(now), 'America/Mexico_City');

it('counts the days of the calendar: a new hold of 15 days has 15 left', () => {
  expect(left('2026-12-08T18:00:00.000Z', '2026-11-23T18:00:00.000Z')).toEqual({ unit: 'days', count: 15 });
  expect(left('2026-12-08T18:00:00.000Z', '2026-11-23T18:00:04.000Z')).toEqual({ unit: 'days', count: 15 });
  // In the evening it is the next day in UTC already.
  expect(left('2026-12-08T18:00:00.000Z', '2026-11-24T03:00:00.000Z')).toEqual({ unit: 'days', count: 15 });
});

it('says hours and minutes when days say too little, and nothing when it is over', () => {
  expect(left('2026-12-08T18:00:00.000Z', '2026-12-06T18:00:01.000Z')).toEqual({ unit: 'hours', count: 47 });
  expect(left('2026-12-08T18:00:00.000Z', '2026-12-08T17:59:30.000Z')).toEqual({ unit: 'minutes', count: 1 });
  expect(left('2026-12-08T18:00:00.000Z', '2026-12-08T18:00:00.000Z')).toBeNull();
});
