import { expect, it } from 'vitest';
import { badQuantity, openOf, stateOfTransfer, wantedLines } from './transfer-words.ts';

it('reads a list of codes with and without quantities', () => {
  expect(wantedLines(' QRO-P-048817 \n\n26010-EE x 4\n47 11 × 12\nPX*3')).toEqual([
    { code: 'QRO-P-048817', quantity: 1 },
    { code: '26010-EE', quantity: 4 },
    { code: '47 11', quantity: 12 },
    { code: 'PX*3', quantity: 1 },
  ]);
});

it('says that a request was called off until the other branch answers', () => {
  expect(stateOfTransfer({ state: 'requested', withdrawn: true, side: 'out' }).key).toBe(
    'transfers.state_withdrawn',
  );
  expect(stateOfTransfer({ state: 'cancelled', withdrawn: true, side: 'in' }).key).toBe(
    'transfers.state_cancelled',
  );
});

it('is to be sent for who has the pieces, and asked for for who waits for them', () => {
  const requested = { state: 'requested', withdrawn: false } as const;
  expect(stateOfTransfer({ ...requested, side: 'out' }).key).toBe('transfers.state_toSend');
  expect(stateOfTransfer({ ...requested, side: 'in' }).key).toBe('transfers.state_requested');
});

it.each(['26010-EE x -2', 'A x 0', 'A x 1.5', 'A × 99999', 'A *+3'.replace('*', ' * ')])(
  'finds the quantity that cannot be sent: %s',
  (row) => expect(badQuantity(`QRO-P-000001\n${row}\nB x 2`)).toBe(row),
);

it('has nothing against quantities that can be, or codes with an x', () => {
  expect(badQuantity('QRO-P-000001\n26010-EE x 4\nPX*3\nB x 10000')).toBeUndefined();
});

it('counts what nobody has accounted for', () => {
  const line = { missing: 7, returned: 2, writtenOff: 3 } as Parameters<typeof openOf>[0];
  expect(openOf(line)).toBe(2);
});
