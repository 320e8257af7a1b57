import { describe, expect, it } from 'vitest';
import { matchPage } from './match-page.ts';

describe('the page behind an address', () => {
  it.each([
    ['/', 'es-MX', { kind: 'home' }],
    ['/en', 'en', { kind: 'home' }],
    ['/tu-auto', 'es-MX', { kind: 'catalogHome' }],
    ['/en/tu-auto', 'en', { kind: 'catalogHome' }],
    ['/refacciones', 'es-MX', { kind: 'makes' }],
    ['/en/refacciones/nissan', 'en', { kind: 'make', make: 'nissan' }],
    ['/refacciones/nissan/tsuru', 'es-MX', { kind: 'model', make: 'nissan', model: 'tsuru' }],
    ['/refacciones/nissan/tsuru/b13', 'es-MX', { kind: 'generation', generation: 'nissan/tsuru/b13' }],
    [
      '/en/refacciones/nissan/tsuru/b13/frenos',
      'en',
      { kind: 'generation', generation: 'nissan/tsuru/b13', system: 'frenos' },
    ],
    ['/sistemas', 'es-MX', { kind: 'systems' }],
    ['/sistemas/frenos', 'es-MX', { kind: 'system', system: 'frenos' }],
    ['/sucursales/queretaro', 'es-MX', { kind: 'branch', slug: 'queretaro' }],
  ])('%s', (pathname, locale, page) => {
    expect(matchPage(pathname)).toEqual({ locale, page });
  });

  it.each([
    '/refacciones/nissan/tsuru/b13/frenos/balatas',
    '/pieza/QRO-P-000017',
    '/sistemas/frenos/balatas',
    '/tu-auto/x',
    '/funded',
    '/funded/x',
    '/refacciones/..%2f',
    '/refacciones/Nissan',
    '/panel',
  ])('is no prerendered page: %s', (pathname) => {
    expect(matchPage(pathname)).toBeNull();
  });
});
