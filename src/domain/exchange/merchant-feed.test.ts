import { describe, expect, test } from 'vitest';
import type { ExportedItem } from '#domain/inventory';
import { feedItem } from './merchant-feed.ts';

const DOOR: ExportedItem = {
  id: Buffer.alloc(16, 3),
  kind: 'unit',
  onHand: 1,
  reserved: 0,
  priceCents: 285_117,
  bin: 'A-7',
  partId: 11,
  partType: 'puerta',
  position: 'fl',
  maker: 'Nissan',
  partNumber: 'H0101-5RA0A',
  generationId: 5,
  serial: 'QRO-000123',
  grade: 'B',
  odometerKm: 78_301,
  colour: 'plata',
};
const AT = {
  site: new URL('https://multipartes.example'),
  branch: { code: 'QRO', name: 'Querétaro' },
  carName: 'Nissan Versa N18',
};

function photo(seed: string, width: number, height: number) {
  return { id: `id-${seed}`, hash: seed.repeat(64), width, height, alt: null };
}

/** The values of a field, in their order. */
function values(xml: string, field: string): string[] {
  return [...xml.matchAll(new RegExp(`<g:${field}>([^<]*)</g:${field}>`, 'g'))].map(
    ([, value]) => value ?? '',
  );
}

describe('an item of the feed for Google', () => {
  test('shows its first photograph and the others beside it, at the address of the site', () => {
    const pictures = [photo('a', 4_000, 3_000), photo('b', 900, 1_100), photo('c', 640, 480)];
    const xml = feedItem(DOOR, { ...AT, pictures });
    expect(values(xml, 'image_link')).toEqual([
      `https://multipartes.example/media/${'a'.repeat(64)}-1280.jpg`,
    ]);
    // As large as they came, where that is less.
    expect(values(xml, 'additional_image_link')).toEqual([
      `https://multipartes.example/media/${'b'.repeat(64)}-1100.jpg`,
      `https://multipartes.example/media/${'c'.repeat(64)}-640.jpg`,
    ]);
    expect(values(xml, 'price')).toEqual(['2851.17 MXN']);
  });

  test('names at most ten more photographs, as many as Google reads', () => {
    const pictures = Array.from({ length: 13 }, (_, at) => photo(at.toString(16), 1_300, 700));
    const xml = feedItem(DOOR, { ...AT, pictures });
    expect(values(xml, 'additional_image_link')).toHaveLength(10);
    expect(values(xml, 'additional_image_link').at(-1)).toContain('a'.repeat(64));
  });

  test('says nothing of photographs it does not have', () => {
    const xml = feedItem(DOOR, { ...AT, pictures: [] });
    expect(xml).not.toContain('image_link');
  });
});
