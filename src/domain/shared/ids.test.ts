import { expect, test } from 'vitest';
import { asUuid, isUuid, uuidv7 } from './ids.ts';

test('ids made in one process ascend, also within a millisecond and when the clock goes back', () => {
  const ids = [...Array.from({ length: 5_000 }, () => uuidv7(1_790_000_000_000)), uuidv7(1_780_000_000_000)];
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id is a version 7 UUID that begins with its time', () => {
  const id = uuidv7(Date.UTC(2126, 10, 22));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2126, 10, 22));
});

test('only UUIDs are taken for one', () => {
  expect(isUuid('QRO-P-048817')).toBe(false);
  expect(asUuid('0197A2B4-0000-7000-8000-0123456789AB')).toBe('0197a2b4-0000-7000-8000-0123456789ab');
  expect(() => asUuid("' OR 1=1")).toThrow(RangeError);
});
