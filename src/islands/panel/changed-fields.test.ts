import { describe, expect, it } from 'vitest';
import { changedFields, isUnchanged } from './changed-fields.ts';

const base = {
  name: 'Puebla',
  phone: '2221110000',
  hours: { mon: ['09:00', '18:00'], sun: null },
  branches: ['QRO', 'PUE'],
};

describe('what a form changed', () => {
  it('is only what differs', () => {
    expect(changedFields(base, { ...base, phone: '2221110007' })).toEqual({ phone: '2221110007' });
  });

  it('looks inside the week', () => {
    const hours = { mon: ['10:00', '18:00'], sun: null };
    expect(changedFields(base, { ...base, hours })).toEqual({ hours });
  });

  it('does not mind the order of branches', () => {
    expect(changedFields(base, { branches: ['PUE', 'QRO'] })).toEqual({});
  });

  it('is nothing when all of it is as it was', () => {
    expect(isUnchanged(changedFields(base, { ...base }))).toBe(true);
    expect(isUnchanged(changedFields(base, { name: 'Puebla centro' }))).toBe(false);
  });
});
