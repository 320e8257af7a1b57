import { describe, expect, it } from 'vitest';
import { readTarget } from './request-target.ts';

describe('the target of a request', () => {
  it('splits the path from the query', () => {
    expect(readTarget('/pieza/QRO-P-048817?a=1&b=%2F')).toEqual({
      pathname: '/pieza/QRO-P-048817',
      search: '?a=1&b=%2F',
    });
    expect(readTarget('/')).toEqual({ pathname: '/', search: '' });
    expect(readTarget('/buscar?q=caf%C3%A9')).toEqual({ pathname: '/buscar', search: '?q=caf%C3%A9' });
  });

  it.each([
    ['another host', '//evil.example/x'],
    ['a host in the middle', '/x//evil.example'],
    ['a whole address', 'http://evil.example/'],
    ['nothing', ''],
    ['an asterisk', '*'],
    ['an encoded slash', '/panel%2Fpersonas'],
    ['an encoded backslash', '/%5Cevil.example'],
    ['a backslash', '/\\evil.example'],
    ['an encoded NUL', '/pieza/%00'],
    ['a line break in the path', '/pieza/%0d%0aset-cookie'],
    ['a line break in the query', '/pieza/x?y=%0d%0a'],
    ['double encoding', '/%2561pi/v1/session'],
    ['half an escape', '/pieza/%E0%A4%A'],
    ['a parent folder', '/_astro/../../package.json'],
    ['an encoded parent folder', '/_astro/%2e%2e/package.json'],
    ['a final parent folder', '/_astro/..'],
    ['a fragment', '/x#y'],
    ['a raw byte above ASCII', '/caf\u00e9'],
  ])('refuses %s', (_what, url) => {
    expect(readTarget(url)).toBe(400);
  });

  it('refuses more than two kilobytes', () => {
    expect(readTarget(`/buscar?q=${'a'.repeat(2_100)}`)).toBe(414);
  });

  it('reads escaped letters, digits, dots and dashes as what they are', () => {
    expect(readTarget('/%70anel/%50ersonas%2d%31%5F%7e%2Ex')).toEqual({
      pathname: '/panel/Personas-1_~.x',
      search: '',
    });
    expect(readTarget('/%74win')).toEqual({ pathname: '/twin', search: '' });
    expect(readTarget('/pieza/caf%C3%A9%20%2B')).toEqual({ pathname: '/pieza/caf%C3%A9%20%2B', search: '' });
    expect(readTarget('/%7a%5A%40')).toEqual({ pathname: '/zZ%40', search: '' });
  });

  it('allows dots inside names', () => {
    expect(readTarget('/_astro/app..x.js')).toEqual({ pathname: '/_astro/app..x.js', search: '' });
    expect(readTarget('/.well-known/security.txt')).not.toBe(400);
  });
});
