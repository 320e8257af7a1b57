import { describe, expect, it } from 'vitest';
import { pageTags } from './page-tags.ts';

describe('the tags of a built page', () => {
  it.each([
    ['/', ['catalog', 'branches', 'home']],
    ['/tu-auto', ['catalog', 'branches', 'home']],
    ['/refacciones', ['catalog', 'branches']],
    ['/refacciones/nissan', ['catalog', 'branches']],
    ['/refacciones/nissan/tsuru', ['catalog', 'branches']],
    ['/refacciones/nissan/tsuru/b13', ['generation:nissan/tsuru/b13', 'model:nissan/tsuru', 'branches']],
    [
      '/refacciones/nissan/tsuru/b13/frenos',
      ['generation:nissan/tsuru/b13', 'model:nissan/tsuru', 'branches'],
    ],
    ['/sistemas', ['catalog', 'branches']],
    ['/sistemas/frenos', ['catalog', 'branches']],
    ['/sucursales', ['catalog', 'branches']],
    ['/sucursales/queretaro', ['catalog', 'branches']],
    ['/funded', []],
    ['/aviso-de-privacidad', []],
    ['/404', []],
  ])('%s, in Spanish and in English', (pathname, tags) => {
    expect(pageTags(pathname)).toEqual(tags);
    expect(pageTags(pathname === '/' ? '/en' : `/en${pathname}`)).toEqual(tags);
  });
});
