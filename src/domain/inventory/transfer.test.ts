import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalsOf, transferCode, unsettledOf } from './transfer.ts';

describe('what arrived of a transfer', () => {
  const sent = [
    { line: 1, sent: 1 },
    { line: 2, sent: 7 },
  ];

  it('counts as missing what nobody has seen', () => {
    expect(arrivalsOf(sent, [{ line: 2, received: 3, damaged: 2, note: 'caja rota' }])).toEqual([
      { line: 1, received: 0, damaged: 0, missing: 1, note: null },
      { line: 2, received: 3, damaged: 2, missing: 2, note: 'caja rota' },
    ]);
  });

  it.each([
    ['more than was sent', [{ line: 2, received: 6, damaged: 2 }]],
    ['a line that there is not', [{ line: 3, received: 1, damaged: 0 }]],
    [
      'a line twice',
      [
        { line: 1, received: 1, damaged: 0 },
        { line: 1, received: 0, damaged: 1 },
      ],
    ],
  ])('refuses %s', (_, said) => {
    expect(arrivalsOf(sent, said)).toBeNull();
  });

  it('loses and invents nothing', () => {
    const line = fc.record({ sent: fc.nat(9), received: fc.nat(9), damaged: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (rows) => {
        const lines = rows.map(({ sent }, index) => ({ line: index + 1, sent }));
        const said = rows.map(({ received, damaged }, index) => ({ line: index + 1, received, damaged }));
        const arrivals = arrivalsOf(lines, said);
        expect(arrivals === null).toBe(rows.some((row) => row.received + row.damaged > row.sent));
        for (const [index, arrival] of (arrivals ?? []).entries()) {
          expect(arrival.received + arrival.damaged + arrival.missing).toBe(rows[index]?.sent);
        }
      }),
    );
  });
});

it('a missing piece is open until it is back or written off', () => {
  expect(unsettledOf({ missing: 5, returned: 2, writtenOff: 1 })).toBe(2);
});

it('a transfer is called by the end of its id', () => {
  expect(transferCode('01936f2e-7c1a-7b52-9d3e-5f113f9a02c1')).toBe('T-3F9A02C1');
});
