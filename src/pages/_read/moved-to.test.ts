import { describe, expect, it } from 'vitest';
import type { Branch } from '#contract/branches';
import type { Generation } from '#contract/catalog';
import { partTypeOf, positionsOf } from '#shared/facts/part-types.ts';
import type { PartTypeList } from '../../components/pages/part-type-list.ts';
import { listMovedTo } from './part-type.ts';
import { isLongGone, pieceMovedTo } from './piece.ts';

type Found = Parameters<typeof pieceMovedTo>[0];

const piece = (code: string) => ({ kind: 'piece', piece: { code } }) as Found;
const choice = (...codes: string[]) =>
  ({ kind: 'choice', listings: codes.map((code) => ({ code })) }) as unknown as Found;

describe('the address of a piece', () => {
  it.each(['/pieza/QROP048817', '/pieza/QRO--P--048817', '/pieza/qro-p-048817', '/pieza/QRO-P-048817%20'])(
    'is one: %s leads to it',
    (pathname) => {
      expect(pieceMovedTo(piece('QRO-P-048817'), pathname, 'es-MX')).toBe('/pieza/QRO-P-048817');
    },
  );

  it('is one in each language, and letters that need an escape have one', () => {
    expect(pieceMovedTo(piece('QRO-P-048817'), '/pieza/QRO-P-048817', 'es-MX')).toBeNull();
    expect(pieceMovedTo(piece('QRO-P-048817'), '/en/pieza/QRO-P-048817', 'en')).toBeNull();
    expect(pieceMovedTo(piece('AB+1 2'), '/pieza/AB%2B1%202', 'es-MX')).toBeNull();
    expect(pieceMovedTo(piece('AB+1 2'), '/pieza/AB%2b1%202', 'es-MX')).toBe('/pieza/AB%2B1%202');
    expect(pieceMovedTo(piece('AB+1 2'), '/en/pieza/ab12', 'en')).toBe('/en/pieza/AB%2B1%202');
  });

  it('is that of either maker where they share a number, and no other', () => {
    const shared = choice('26060-60Y00', '2606060Y00');
    expect(pieceMovedTo(shared, '/pieza/26060-60Y00', 'es-MX')).toBeNull();
    expect(pieceMovedTo(shared, '/pieza/2606060Y00', 'es-MX')).toBeNull();
    expect(pieceMovedTo(shared, '/pieza/26060--60Y00', 'es-MX')).toBe('/pieza/26060-60Y00');
  });
});

describe('the address of a list', () => {
  const type = partTypeOf('faro');
  if (!type) throw new Error('the facts know headlights');
  const list = (filter: PartTypeList['filter']) =>
    ({
      generation: { path: 'nissan/tsuru/b13' } as Generation,
      type,
      positions: positionsOf(type),
      filter,
      branches: [{ code: 'QRO' }, { code: 'GDL' }] as Branch[],
    }) as unknown as PartTypeList;
  const here = '/refacciones/nissan/tsuru/b13/iluminacion/faro';

  it('names only branches and places that there are', () => {
    expect(listMovedTo(list({ branch: 'ZZZ', condition: 'used' }), 'es-MX')).toBe(`${here}?cond=usada`);
    expect(listMovedTo(list({ branch: 'QRO', position: 'rr' }), 'en')).toBe(`/en${here}?sucursal=QRO`);
    expect(listMovedTo(list({ branch: 'ZZZ', position: 'rr' }), 'es-MX')).toBe(here);
  });

  it('stays as it is otherwise', () => {
    expect(listMovedTo(list({}), 'es-MX')).toBeNull();
    expect(listMovedTo(list({ branch: 'GDL', position: 'l', condition: 'new' }), 'es-MX')).toBeNull();
  });
});

describe('the page of a piece that left', () => {
  const readAt = new Date('2026-11-22T16:51:00Z');
  const left = (at: string | null) =>
    ({
      kind: 'piece',
      piece: { gone: at === null ? null : { at, how: 'sold' } },
      readAt,
    }) as unknown as Found;

  it('is there for ninety days and says after that that it is gone for good', () => {
    expect(isLongGone(left(null))).toBe(false);
    expect(isLongGone(left('2026-11-20T16:51:00Z'))).toBe(false);
    expect(isLongGone(left('2026-08-24T16:51:01Z'))).toBe(false);
    expect(isLongGone(left('2026-08-24T16:50:59Z'))).toBe(true);
    expect(isLongGone(choice('A1'))).toBe(false);
  });
});
