import { describe, expect, it } from 'vitest';
import { NOTHING_TENDERED } from './payment.ts';
import { firstTyped, readTender, takeUp, typedOf } from './tender-typed.ts';

const typed = { ...typedOf(NOTHING_TENDERED), cash: '3000' };
const kept = { noteId: 'note-1', restCents: 285_100, typed };

describe('the payment after a scan took the clerk to the note', () => {
  it('holds what was typed while the amount is the same', () => {
    expect(takeUp(kept, { noteId: 'note-1', restCents: 285_100 })).toEqual({ typed, isCleared: false });
  });

  it('is cleared, and says so, when the note costs another amount', () => {
    expect(takeUp(kept, { noteId: 'note-1', restCents: 339_400 })).toEqual({ typed: null, isCleared: true });
  });

  it('says so of a part by card too, and not of the whole by one method', () => {
    const at = { noteId: 'note-1', restCents: 339_400 };
    const byCard = (card: string) => ({ ...kept, typed: { ...typedOf(NOTHING_TENDERED), card } });
    expect(takeUp(byCard('500'), at).isCleared).toBe(true);
    expect(takeUp(byCard('2851.00'), at).isCleared).toBe(false);
  });

  it('opens as it was kept, unless another method is asked for by name', () => {
    expect(firstTyped(typed, null, 285_100)).toBe(typed);
    expect(firstTyped(typed, 'cash', 285_100)).toBe(typed);
    expect(firstTyped(typed, 'card', 285_100)).toMatchObject({ cash: '', card: '2851.00' });
    const untouched = typedOf(NOTHING_TENDERED);
    expect(firstTyped(untouched, 'card', 285_100)).toMatchObject({ card: '2851.00' });
    expect(firstTyped(null, null, 285_100)).toEqual(untouched);
  });

  it('says nothing when there was nothing typed to clear', () => {
    const untouched = { ...kept, typed: typedOf(NOTHING_TENDERED) };
    expect(takeUp(untouched, { noteId: 'note-1', restCents: 339_400 }).isCleared).toBe(false);
  });

  it('is never of another note', () => {
    expect(takeUp(kept, { noteId: 'note-2', restCents: 285_100 })).toEqual({ typed: null, isCleared: false });
  });
});

describe('typed amounts', () => {
  it('are read as written, and a word is no amount', () => {
    expect(readTender(typed)).toMatchObject({ cashCents: 300_000, cardCents: 0 });
    expect(readTender({ ...typed, card: 'QRO-P-001859' })).toBeNull();
  });
});
