import { expect, it } from 'vitest';
import { sitemapIndexXml, sitemapXml } from './sitemap.ts';

const site = new URL('https://multipartes.example');

it('lists each page in both languages, and each names the other', () => {
  const xml = sitemapXml(site, ['/', '/refacciones/nissan']);
  expect(xml.match(/<loc>[^<]+/g)).toEqual([
    '<loc>https://multipartes.example/',
    '<loc>https://multipartes.example/en',
    '<loc>https://multipartes.example/refacciones/nissan',
    '<loc>https://multipartes.example/en/refacciones/nissan',
  ]);
  expect(
    xml.match(/hreflang="en" href="https:\/\/multipartes.example\/en\/refacciones\/nissan"/g),
  ).toHaveLength(2);
});

it('has one file for each make', () => {
  expect(sitemapIndexXml(site, ['paginas', 'nissan'])).toContain(
    '<loc>https://multipartes.example/sitemap/nissan.xml</loc>',
  );
});
