import { describe, expect, it } from 'vitest';
import { makeBurst } from './burst.ts';

function write(text: string, msPerKey: number, { burst = makeBurst(), fromMs = 1_000 } = {}) {
  const firsts = Array.from(text, (character, index) => burst.key(character, fromMs + index * msPerKey));
  const endMs = fromMs + text.length * msPerKey;
  return { burst, firsts, endMs, ended: burst.enter(endMs) };
}

describe('a scan outside its field', () => {
  it('is the whole code, and its first key is known', () => {
    const { ended, firsts } = write('QRO-P-001859', 8);
    expect(ended).toEqual({ kind: 'code', code: 'QRO-P-001859' });
    expect(firsts.indexOf(true)).toBe(0);
    expect(firsts.filter(Boolean)).toHaveLength(1);
  });

  it('of digits only is one as well', () => {
    expect(write('7501234567890', 20).ended).toEqual({ kind: 'code', code: '7501234567890' });
  });

  it('is no amount of a quick hand', () => {
    expect(write('12500.50', 85).ended).toBeNull();
    expect(write('1500', 5).ended).toBeNull();
  });

  it('does not take the digits that a hand wrote before it', () => {
    const { burst, endMs } = write('5', 90);
    burst.key('5', endMs + 500);
    const { ended } = write('BAT-4471', 6, { burst, fromMs: endMs + 1_500 });
    expect(ended).toEqual({ kind: 'code', code: 'BAT-4471' });
  });

  it('is no word that somebody types fast', () => {
    expect(write('tsuru', 5).ended).toBeNull();
  });

  it('lets an Enter through that another key came before', () => {
    const { burst, endMs } = write('QRO-P-001859', 8);
    burst.other();
    expect(burst.enter(endMs + 20)).toBeNull();
  });

  it('swallows the second Enter of the scanner and not the one of a hand', () => {
    const { burst, endMs } = write('QRO-P-001859', 8);
    expect(burst.enter(endMs + 20)).toEqual({ kind: 'again' });
    expect(burst.enter(endMs + 400)).toBeNull();
  });
});
