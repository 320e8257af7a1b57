import { expect, it } from 'vitest';
import { openOf, stateOfTransfer, wantedLines } from './transfer-words.ts';

it('reads a list of codes with and without quantities', () => {
  expect(wantedLines(' QRO-P-048817 \n\n26010-EE x 4\n47 11 × 12\nPX*3')).toEqual([
    { code: 'QRO-P-048817', quantity: 1 },
    { code: '26010-EE', quantity: 4 },
    { code: '47 11', quantity: 12 },
    { code: 'PX*3', quantity: 1 },
  ]);
});

it('says that a request was called off until the other branch answers', () => {
  expect(stateOfTransfer({ state: 'requested', withdrawn: true }).key).toBe('transfers.state_withdrawn');
  expect(stateOfTransfer({ state: 'cancelled', withdrawn: true }).key).toBe('transfers.state_cancelled');
});

it('counts what nobody has accounted for', () => {
  const line = { missing: 7, returned: 2, writtenOff: 3 } as Parameters<typeof openOf>[0];
  expect(openOf(line)).toBe(2);
});
