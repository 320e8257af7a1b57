import { expect, test } from 'vitest';
import { BranchChange } from './contract.ts';

const change = (fields: object) => BranchChange.safeParse({ ...fields, version: 3 }).success;
const hours = (monday: unknown) => ({
  hours: { mon: monday, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null },
});

test.each([
  ['America/Tijuana', true],
  ['America/Bahia_Banderas', true],
  ['Not/AZone', false],
  ['', false],
])('a branch keeps the time of a zone that exists: %s', (timeZone, isAccepted) => {
  expect(change({ timeZone })).toBe(isAccepted);
});

test.each([
  [['09:00', '18:30'], true],
  [null, true],
  [['99:99', '99:99'], false],
  [['24:00', '24:30'], false],
  [['18:00', '09:00'], false],
  [['09:00', '09:00'], false],
])('a branch opens before it closes: %j', (monday, isAccepted) => {
  expect(change(hours(monday))).toBe(isAccepted);
});
