import { describe, expect, it, test } from 'vitest';
import { isSafeAddress, Link, type Link as LinkType } from './contract.ts';
import { hrefOf } from './links.ts';

const branches = [{ slug: 'queretaro', phone: '4421234567', whatsapp: '524421234567' }];
const es = { language: 'es', branches, home: 'catalog' } as const;
const en = { language: 'en', branches, home: 'catalog' } as const;

test.each<[LinkType, string, string]>([
  [{ kind: 'page', path: '/' }, '/', '/en'],
  [{ kind: 'page', path: '/sistemas/frenos' }, '/sistemas/frenos', '/en/sistemas/frenos'],
  [
    { kind: 'car', path: 'nissan/tsuru/b13' },
    '/refacciones/nissan/tsuru/b13',
    '/en/refacciones/nissan/tsuru/b13',
  ],
  [{ kind: 'branch', slug: 'queretaro' }, '/sucursales/queretaro', '/en/sucursales/queretaro'],
  [{ kind: 'part', code: 'MP-1 A' }, '/pieza/MP-1%20A', '/en/pieza/MP-1%20A'],
  [
    { kind: 'whatsapp', slug: 'queretaro', text: 'Hola & adiós' },
    'https://wa.me/524421234567?text=Hola%20%26%20adi%C3%B3s',
    'https://wa.me/524421234567?text=Hola%20%26%20adi%C3%B3s',
  ],
  [{ kind: 'phone', slug: 'queretaro' }, 'tel:+524421234567', 'tel:+524421234567'],
  [
    { kind: 'external', url: 'https://example.com/a?b=1#c' },
    'https://example.com/a?b=1#c',
    'https://example.com/a?b=1#c',
  ],
])('%j leads to %s', (link, spanish, english) => {
  expect(Link.parse(link)).toEqual(link);
  expect(hrefOf(link, es)).toBe(spanish);
  expect(hrefOf(link, en)).toBe(english);
});

test.each([
  ['/', 'catalog', '/', '/en'],
  ['/tu-auto', 'catalog', '/', '/en'],
  ['/funded', 'catalog', '/funded', '/en/funded'],
  ['/', 'funded', '/tu-auto', '/en/tu-auto'],
  ['/tu-auto', 'funded', '/tu-auto', '/en/tu-auto'],
  ['/funded', 'funded', '/', '/en'],
  ['/sucursales', 'funded', '/sucursales', '/en/sucursales'],
] as const)('with the home that the chain chose, %s and %s lead to %s', (path, home, spanish, english) => {
  const link = Link.parse({ kind: 'page', path });
  expect(hrefOf(link, { ...es, home })).toBe(spanish);
  expect(hrefOf(link, { ...en, home })).toBe(english);
});

test.each<[LinkType]>([
  [{ kind: 'branch', slug: 'leon' }],
  [{ kind: 'phone', slug: 'leon' }],
  [{ kind: 'whatsapp', slug: 'leon', text: 'Hola' }],
])('a branch that is no more leads to all of them: %j', (link) => {
  expect(hrefOf(link, es)).toBe('/sucursales');
});

describe('what cannot be a link', () => {
  it.each([
    ['javascript:alert(1)'],
    ['JavaScript:alert(1)'],
    [' https://example.com'],
    ['\u0001javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['vbscript:msgbox(1)'],
    ['blob:https://example.com/1'],
    ['http://example.com'],
    ['//example.com'],
    ['/panel'],
    ['https://example.com:8443/'],
    ['https://user:pass@example.com/'],
    ['https://multipartes.mx@example.com/'],
    ['https://localhost/'],
    ['https://127.0.0.1/'],
    ['https://[::1]/'],
    ['https://example.com/"onmouseover="alert(1)'],
    ['https://example.com/<script>'],
    ['https:\\\\example.com'],
    ['https:example.com'],
    [''],
  ])('%j outside', (url) => {
    expect(Link.safeParse({ kind: 'external', url }).success).toBe(false);
    expect(isSafeAddress(url)).toBe(false);
  });

  it.each([
    [{ kind: 'page', path: '/panel' }],
    [{ kind: 'page', path: 'javascript:alert(1)' }],
    [{ kind: 'branch', slug: '../panel' }],
    [{ kind: 'car', path: 'nissan/tsuru' }],
    [{ kind: 'part', code: '../panel' }],
    [{ kind: 'script', url: 'https://example.com' }],
  ])('%j inside', (link) => {
    expect(Link.safeParse(link).success).toBe(false);
  });
});
