import { describe, expect, test } from 'vitest';
import { localTime, openingAt, type WeekHours } from './opening-hours.ts';

const hours: WeekHours = {
  mon: ['09:00', '18:00'],
  tue: ['09:00', '18:00'],
  wed: ['09:00', '18:00'],
  thu: ['09:00', '18:00'],
  fri: ['09:00', '18:00'],
  sat: ['09:30', '15:00'],
  sun: null,
};
const at = (hour: number, minute = 0) => hour * 60 + minute;

describe('a branch says whether it is open', () => {
  test('before it opens, the hour of today', () => {
    expect(openingAt(hours, 'sat', at(9, 29))).toEqual({ is: 'opens-today', at: '09:30' });
  });
  test('while it is open, until when', () => {
    expect(openingAt(hours, 'mon', at(9))).toEqual({ is: 'open', until: '18:00', closesSoon: false });
  });
  test('in its last hour, that it closes soon', () => {
    expect(openingAt(hours, 'sat', at(14))).toEqual({ is: 'open', until: '15:00', closesSoon: true });
  });
  test('from the minute it closes, the next day that opens', () => {
    expect(openingAt(hours, 'sat', at(15))).toEqual({ is: 'opens-later', day: 'mon', at: '09:00' });
    expect(openingAt(hours, 'sun', at(12))).toEqual({ is: 'opens-later', day: 'mon', at: '09:00' });
  });
  test('with one open day a week, that same day again', () => {
    const once: WeekHours = { ...hours, tue: null, wed: null, thu: null, fri: null, sat: null };
    expect(openingAt(once, 'mon', at(20))).toEqual({ is: 'opens-later', day: 'mon', at: '09:00' });
  });
  test('with no day at all, closed', () => {
    const never: WeekHours = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null };
    expect(openingAt(never, 'wed', at(11))).toEqual({ is: 'closed' });
  });
});

test('the clock is the branch’s own: three in the morning in UTC is still yesterday evening in Querétaro', () => {
  const instant = Date.UTC(2026, 10, 24, 3, 7);
  expect(localTime(instant, 'America/Mexico_City')).toEqual({ weekday: 'mon', minute: at(21, 7) });
  expect(localTime(Date.UTC(2026, 10, 24, 6, 0), 'America/Mexico_City')).toEqual({
    weekday: 'tue',
    minute: 0,
  });
});
