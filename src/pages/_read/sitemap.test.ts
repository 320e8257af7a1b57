import { expect, it } from 'vitest';
import { makePages, sitemapIndexXml, sitemapXml } from './sitemap.ts';

const site = new URL('https://multipartes.example');

it('lists each page in both languages, and each names the other', () => {
  const changedAt = new Date('2026-11-22T18:07:05.123Z');
  const xml = sitemapXml(site, [
    { path: '/', changedAt: null },
    { path: '/refacciones/nissan', changedAt },
  ]);
  expect(xml.match(/<loc>[^<]+/g)).toEqual([
    '<loc>https://multipartes.example/',
    '<loc>https://multipartes.example/en',
    '<loc>https://multipartes.example/refacciones/nissan',
    '<loc>https://multipartes.example/en/refacciones/nissan',
  ]);
  expect(
    xml.match(/hreflang="en" href="https:\/\/multipartes.example\/en\/refacciones\/nissan"/g),
  ).toHaveLength(2);
  expect(xml.match(/<lastmod>[^<]+/g)).toEqual(Array(2).fill('<lastmod>2026-11-22T18:07:05Z'));
});

it('says that a list changed when the latest of its cars did', () => {
  const car = (path: string) => ({ path, model: { slug: path.split('/')[1] ?? '' } });
  const old = new Date('2026-01-02');
  const newer = new Date('2026-03-05');
  const pages = makePages(
    'nissan',
    [car('nissan/tsuru/b13'), car('nissan/versa/n17'), car('nissan/versa/n18')],
    new Map([
      ['nissan/tsuru/b13', old],
      ['nissan/versa/n18', newer],
    ]),
  );
  const dates = new Map(pages.map(({ path, changedAt }) => [path, changedAt]));
  expect(dates.get('/refacciones/nissan')).toBe(newer);
  expect(dates.get('/refacciones/nissan/tsuru')).toBe(old);
  expect(dates.get('/refacciones/nissan/versa')).toBe(newer);
  expect(dates.get('/refacciones/nissan/versa/n17')).toBeNull();
  expect(dates.get('/refacciones/nissan/tsuru/b13/frenos')).toBe(old);
});

it('has a file for each make, and one for its pieces', () => {
  expect(sitemapIndexXml(site, ['paginas', 'nissan', 'piezas-nissan']).match(/<loc>[^<]+/g)).toEqual([
    '<loc>https://multipartes.example/sitemap/paginas.xml',
    '<loc>https://multipartes.example/sitemap/nissan.xml',
    '<loc>https://multipartes.example/sitemap/piezas-nissan.xml',
  ]);
});
