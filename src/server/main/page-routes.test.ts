import { describe, expect, it } from 'vitest';
import { isHidden, sharedQuery, sharedRoute, twinOf } from './page-routes.ts';

const query = (pathname: string, search: string) => {
  const route = sharedRoute(pathname);
  return route && sharedQuery(route, search);
};

describe('a shared address', () => {
  it('keeps the parameters its page reads, in one order, and drops the rest', () => {
    const path = '/refacciones/nissan/tsuru/b13/frenos/balatas-del';
    expect(query(path, '?sucursal=QRO&utm_source=x&pos=fl')).toBe('?pos=fl&sucursal=QRO');
    expect(query(`/en${path}`, '?pos=fl&sucursal=QRO&fbclid=1')).toBe('?pos=fl&sucursal=QRO');
    expect(query(path, '?pos=&cond=%20')).toBe('');
    const cursor = `88300.2.${'0198c2f17d3b7e21'.repeat(2)}`;
    expect(query(path, `?desde=${cursor}&cond=usada`)).toBe(`?cond=usada&desde=${cursor}`);
    expect(query('/buscar', '?vehiculo=nissan/tsuru/b13&q=faro')).toBe(
      '?q=faro&vehiculo=nissan%2Ftsuru%2Fb13',
    );
    expect(query('/pieza/QRO-P-048817', '?utm_source=x')).toBe('');
    expect(query('/buscar', '?q=tsuru+2005+puerta')).toBe('?q=tsuru+2005+puerta');
  });

  it.each(['pos=zz', 'cond=rota', 'sucursal=QROX', 'sucursal=Q1O', 'desde=1.2', 'desde=x', 'pos=FL'])(
    'is the same without a value that means nothing: %s',
    (search) => {
      expect(query('/refacciones/nissan/tsuru/b13/frenos/balatas-del', `?${search}`)).toBe('');
    },
  );

  it('has one spelling of each value', () => {
    const path = '/refacciones/nissan/tsuru/b13/frenos/balatas-del';
    expect(query(path, '?sucursal=qro')).toBe('?sucursal=QRO');
    expect(query('/buscar', '?q=++tsuru++2005%0b+puerta')).toBe('?q=tsuru+2005+puerta');
    expect(query('/buscar', '?q=faro&vehiculo=../../etc')).toBe('?q=faro');
  });

  it('keeps every value of a facet, in one order and each once', () => {
    expect(
      query('/buscar', '?sucursal=qro&precio=500-1000&sucursal=MTY&sucursal=QRO&precio=1;2&q=faro'),
    ).toBe('?precio=500-1000&q=faro&sucursal=MTY&sucursal=QRO');
    expect(query('/buscar', `?q=faro&color=${'x'.repeat(81)}&anio=1899&orden=al-azar`)).toBe('?q=faro');
  });

  it('takes the first of a repeated parameter and at most two hundred letters of it', () => {
    expect(query('/buscar', '?q=a&q=b')).toBe('?q=a');
    expect(query('/buscar', `?q=${'a'.repeat(900)}`)).toHaveLength('?q='.length + 200);
  });

  it.each(['/panel', '/panel/personas', '/caja', '/entrar', '/configurar', '/api/v1/session', '/en/panel'])(
    'is not %s',
    (pathname) => {
      expect(sharedRoute(pathname)).toBeUndefined();
    },
  );
});

describe('the twin of a built page', () => {
  it.each([
    ['/', '/twin'],
    ['/en', '/twin/en'],
    ['/tu-auto', '/twin/tu-auto'],
    ['/en/tu-auto', '/twin/en/tu-auto'],
    ['/refacciones/nissan/tsuru/b13', '/twin/refacciones/nissan/tsuru/b13'],
    ['/en/sucursales/queretaro', '/twin/en/sucursales/queretaro'],
  ])('%s is rendered at %s', (pathname, twin) => {
    expect(twinOf(pathname)).toBe(twin);
  });

  it.each(['/pieza/x', '/panel', '/twin/x', '/refacciones/a/b/c/d/e', '/wp-login.php'])(
    '%s has none',
    (pathname) => {
      expect(twinOf(pathname)).toBeUndefined();
    },
  );

  it.each([
    '/twin',
    '/twin/refacciones',
    '/404',
    '/en/404',
    '/error-503',
    '/_image',
    '/_server-islands/X',
    '/index.html',
    '/pieza/x.html',
    '/pieza/x.html.html',
    '/buscar.html',
  ])('%s cannot be reached from outside', (pathname) => {
    expect(isHidden(pathname)).toBe(true);
  });

  it.each(['/', '/_astro/a.js', '/twinned', '/refacciones'])('%s can', (pathname) => {
    expect(isHidden(pathname)).toBe(false);
  });
});
