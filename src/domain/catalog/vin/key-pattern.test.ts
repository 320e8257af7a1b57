import { expect, it } from 'vitest';
import { compileKeys, subjectOf } from './key-pattern.ts';

const SUBJECT = subjectOf('3N1EB31S7DK104729');

it.each([
  ['names the first characters', 'EB3', 9],
  ['leaves the rest free', 'E', 3],
  ['is any character', '*B*1', 6],
  ['is a class', '[C-F]B', 5],
  ['is a class of ranges and single ones', '[A-CEX-Z]B', 5],
  ['is a class that lacks the character', '[A-DF-Z]', -1],
  ['goes on after the bar with position 10', '*B31S|DK', 21],
  ['has the bar at another place', '*B31|D', -1],
  ['says nothing', '', 0],
  ['is longer than the number', '*****|*********', -1],
  ['never closes its class', '[EB', -1],
])('a key that %s', (_, key, points) => {
  expect(compileKeys([key]).fit(0, SUBJECT)).toBe(points);
});
