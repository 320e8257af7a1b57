import { describe, expect, it } from 'vitest';
import { sameSitePath } from './same-site-path.ts';

describe('the way back after login', () => {
  it.each([
    ['/caja', '/caja'],
    ['/panel/existencias?q=faro', '/panel/existencias?q=faro'],
  ])('%s is a page of ours', (wanted, expected) => {
    expect(sameSitePath(wanted)).toBe(expected);
  });

  it.each([
    null,
    '',
    'caja',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\tevil',
    'javascript:alert(1)',
    '/entrar',
  ])('%s leads to the panel', (wanted) => {
    expect(sameSitePath(wanted)).toBe('/panel');
  });
});
