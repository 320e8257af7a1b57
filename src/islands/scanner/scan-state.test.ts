import { describe, expect, it } from 'vitest';
import { failureOf } from './camera.ts';
import { codeAmong, hintFor } from './scan-state.ts';

describe('the codes of a picture', () => {
  it.each([
    ['a VIN', ['3N1EB31S7DK104729'], { code: '3N1EB31S7DK104729' }],
    ['the I of a bar code before it', ['I3N1EB31S7DK104729'], { code: '3N1EB31S7DK104729' }],
    ['a VIN among other codes', ['7501055', '3N1EB31S7DK104729'], { code: '3N1EB31S7DK104729' }],
    ['a VIN inside a longer code', ['NIV:3N1EB31S7DK104729;COLOR=KH3'], { code: '3N1EB31S7DK104729' }],
    ['another code', ['26010-9W000'], { other: '26010-9W000' }],
    ['nothing', [], {}],
  ])('say %s', (_, codes, said) => {
    expect(codeAmong('vin', codes)).toEqual(said);
  });

  it.each([
    ['the label of a piece', ['MP-0004711'], { code: 'MP-0004711' }],
    ['a VIN before the rest of its label', ['7501055', 'I3N1EB31S7DK104729'], { code: '3N1EB31S7DK104729' }],
    ['nothing', [], {}],
  ])('where any will do, say %s', (_, codes, said) => {
    expect(codeAmong('any', codes)).toEqual(said);
  });
});

it.each([
  [{ brightness: 120, waitedMs: 500, other: undefined }, 'looking'],
  [{ brightness: 12, waitedMs: 500, other: undefined }, 'dark'],
  [{ brightness: 120, waitedMs: 9_000, other: undefined }, 'slow'],
  [{ brightness: 12, waitedMs: 9_000, other: '26010' }, 'other'],
  [{ brightness: undefined, waitedMs: 0, other: undefined }, 'looking'],
])('%j is told as %s', (state, hint) => {
  expect(hintFor(state)).toBe(hint);
});

it.each([
  ['NotAllowedError', 'denied'],
  ['NotReadableError', 'busy'],
  ['NotFoundError', 'none'],
])('%s of the browser is %s', (name, failure) => {
  expect(failureOf(Object.assign(new Error('x'), { name }))).toBe(failure);
});
