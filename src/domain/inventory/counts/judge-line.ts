import type { CountProblem, CountVerdict } from './contract.ts';

/** One scan of a line's current round. */
export interface SeenThing {
  readonly quantity: number;
  readonly onHandThen: number;
  readonly atMs: number;
}

export interface LineMovement {
  readonly kind: string;
  readonly quantity: number;
  readonly atMs: number;
}

/** What is known of one line of a count; scans and movements since the opening, oldest first. */
export interface CountedThing {
  /** Null: the code is no item of this branch. */
  readonly item: {
    readonly kind: 'unit' | 'bulk';
    readonly onHand: number;
    readonly reserved: number;
  } | null;
  /** For a code that is no item: a part of the catalog, a piece of another branch, or neither. */
  readonly stranger: 'part' | 'elsewhere' | 'unknown';
  readonly inScope: boolean;
  readonly openingOnHand: number;
  readonly openedMs: number;
  readonly scans: readonly SeenThing[];
  readonly movements: readonly LineMovement[];
}

export interface LineJudgement {
  readonly verdict: CountVerdict;
  readonly problem: CountProblem | null;
  readonly counted: number;
  readonly expected: number;
  /** What posting would write. */
  readonly difference: number;
  readonly movedSince: number;
  readonly needsReason: boolean;
}

const CORRECTIONS: ReadonlySet<string> = new Set(['count', 'adjustment', 'write_off']);

/**
 * What a count says of one thing. The difference is taken against what was on hand when it was scanned: what was sold
 * or received since then is right as it is. What nobody saw is missing only as far as it was there all the time.
 */
export function judgeLine(thing: CountedThing): LineJudgement {
  const counted = thing.scans.reduce((sum, scan) => sum + scan.quantity, 0);
  if (!thing.item) return judgeStranger(thing.stranger, counted);
  return counted === 0 ? judgeUnseen(thing, thing.item) : judgeSeen(thing, thing.item, counted);
}

type Item = NonNullable<CountedThing['item']>;

function judgeStranger(stranger: CountedThing['stranger'], counted: number): LineJudgement {
  const nothing = { problem: null, counted, expected: 0, movedSince: 0 };
  if (counted === 0) return { ...nothing, verdict: 'agrees', difference: 0, needsReason: false };
  if (stranger === 'part') return { ...nothing, verdict: 'new', difference: counted, needsReason: true };
  return { ...nothing, verdict: stranger, difference: 0, needsReason: true };
}

function judgeUnseen({ inScope, openingOnHand, movements }: CountedThing, item: Item): LineJudgement {
  const left = movements.reduce((sum, { quantity }) => sum + Math.max(0, -quantity), 0);
  const expected = inScope ? Math.max(0, Math.min(openingOnHand - left, item.onHand)) : 0;
  const movedSince = movements.reduce((sum, { quantity }) => sum + quantity, 0);
  const isAgreed = expected === 0;
  return {
    verdict: isAgreed ? 'agrees' : 'missing',
    problem: isAgreed ? null : problemOf(item, -expected, movements),
    counted: 0,
    expected,
    difference: isAgreed ? 0 : -expected,
    movedSince,
    needsReason: !isAgreed,
  };
}

function judgeSeen({ inScope, scans, movements }: CountedThing, item: Item, counted: number): LineJudgement {
  const last = scans.at(-1);
  const expected = last?.onHandThen ?? 0;
  const since = movements.filter(({ atMs }) => atMs > (last?.atMs ?? 0));
  const movedSince = since.reduce((sum, { quantity }) => sum + quantity, 0);
  const seen = { counted, expected, movedSince };
  const difference = differenceOf(item, { inScope, counted, expected });
  if (difference === 0) {
    const isOutside = !inScope && item.kind === 'bulk' && counted !== expected;
    return {
      ...seen,
      verdict: isOutside ? 'outside' : 'agrees',
      problem: null,
      difference: 0,
      needsReason: false,
    };
  }
  const hasMovedBetween = new Set(scans.map(({ onHandThen }) => onHandThen)).size > 1;
  return {
    ...seen,
    verdict: difference < 0 ? 'short' : expected === 0 ? 'found' : 'over',
    problem: hasMovedBetween ? 'moved' : problemOf(item, difference, since),
    difference,
    needsReason: true,
  };
}

function differenceOf(
  item: Item,
  { inScope, counted, expected }: { inScope: boolean; counted: number; expected: number },
): number {
  const difference = counted - expected;
  // A used piece that came back to stock after it was scanned is there once, not twice.
  if (item.kind === 'unit') return difference > 0 && item.onHand > 0 ? 0 : difference;
  // Part of what lies on shelves that nobody counted.
  return inScope ? difference : Math.max(0, difference);
}

function problemOf(item: Item, difference: number, since: readonly LineMovement[]): CountProblem | null {
  if (since.some(({ kind }) => CORRECTIONS.has(kind))) return 'corrected';
  if (item.onHand + difference < 0) return 'moved';
  return item.onHand + difference < item.reserved ? 'reserved' : null;
}
