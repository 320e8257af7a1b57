import { describe, expect, it, test } from 'vitest';
import { Link, normalAddress, type Link as LinkType } from './contract.ts';
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

test.each([
  ['https://example.com', 'https://example.com/'],
  ['HTTPS://Example.COM/A', 'https://example.com/A'],
  ['https://example.com:443/a', 'https://example.com/a'],
  ['https://example.com/a/../b', 'https://example.com/b'],
  ['https://example.com/año?q=ñ', 'https://example.com/a%C3%B1o?q=%C3%B1'],
  ['https://peña.example', 'https://xn--pea-8ma.example/'],
  ['https://xn--pea-8ma.example/', 'https://xn--pea-8ma.example/'],
  // Cyrillic: shown as what it is.
  ['https://аpple.com/', 'https://xn--pple-43d.com/'],
])('the address %s is kept as %s, and stays so', (typed, kept) => {
  const link = Link.parse({ kind: 'external', url: typed });
  expect(link).toEqual({ kind: 'external', url: kept });
  expect(Link.parse(link)).toEqual(link);
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
    ['https://example.com/\u202Efdp.exe'],
    ['https://example.com/a\u200Bb'],
    ['https://example.com/\u0000'],
    ['https://example.com/\uD800'],
    ['https://example.com/?q=\uDFFF'],
    ['https://exam\u00ADple.com/'],
    ['https://@evil.com'],
    ['https://:@evil.com'],
    ['https:///evil.com'],
    ['https:////evil.com'],
    ['https://evil%2ecom'],
    ['https://%65vil.com/'],
    ['https://ｅｖｉｌ.com/'],
    ['https://evil。com/'],
    ['https://evil.com./'],
    ['https://evil.com:/'],
    ['https://0x7f.1/'],
    [`https://example.com/${'ñ'.repeat(90)}`],
  ])('%j outside', (url) => {
    expect(Link.safeParse({ kind: 'external', url }).success).toBe(false);
    expect(normalAddress(url)).toBeNull();
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
