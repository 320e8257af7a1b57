import type { Executor } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';
import { countedCents, expectedCash, type CountedPieces } from '#shared/cash.ts';
import { holdMoneySums } from './holds/hold-money.queries.ts';
import { returnMoneySums } from './returns/return.queries.ts';
import {
  cashMovementRows,
  countRows,
  salePaymentSums,
  type CashMovementRow,
  type MethodSum,
  type ShiftRow,
} from './shift.queries.ts';

/** What is to be known of a shift to add it up. */
type CountedShift = Pick<ShiftRow, 'id' | 'floatCents' | 'countNo'>;

type PaymentSource = (db: Executor, scope: BranchScope, shiftIds: readonly Buffer[]) => Promise<MethodSum[]>;

/** Every kind of document that moves money in a shift has its statement here; nothing of it is kept twice. */
const PAYMENT_SOURCES: readonly PaymentSource[] = [salePaymentSums, holdMoneySums, returnMoneySums];

export interface ShiftMoney {
  readonly payments: readonly {
    readonly document: MethodSum['document'];
    readonly method: MethodSum['method'];
    readonly count: number;
    readonly amountCents: number;
  }[];
  readonly movements: readonly CashMovementRow[];
  readonly cash: {
    readonly floatCents: number;
    readonly receivedCents: number;
    readonly refundedCents: number;
    readonly inCents: number;
    readonly outCents: number;
    readonly expectedCents: number;
  };
  /** The count that stands; null while there is none. */
  readonly counts: readonly CountedPieces[] | null;
  readonly countedCents: number | null;
  readonly differenceCents: number | null;
}

/** What each shift took and what was counted, by its id in hexadecimal; read from the documents. */
export async function moneyOf(
  db: Executor,
  scope: BranchScope,
  shifts: readonly CountedShift[],
): Promise<ReadonlyMap<string, ShiftMoney>> {
  const ids = shifts.map(({ id }) => id);
  const [sums, movements, counts] = [
    (await Promise.all(PAYMENT_SOURCES.map((source) => source(db, scope, ids)))).flat(),
    await cashMovementRows(db, scope, ids),
    await countRows(db, scope, ids),
  ];
  const of = <Row extends { readonly shiftId: Buffer }>(rows: readonly Row[], shift: CountedShift) =>
    rows.filter((row) => row.shiftId.equals(shift.id));
  return new Map(
    shifts.map((shift) => [
      shift.id.toString('hex'),
      moneyOfOne(shift, of(sums, shift), of(movements, shift), countOf(shift, of(counts, shift))),
    ]),
  );
}

function countOf(
  { countNo }: CountedShift,
  counts: readonly (CountedPieces & { readonly countNo: number })[],
): readonly CountedPieces[] | null {
  if (countNo === 0) return null;
  return counts
    .filter((count) => count.countNo === countNo)
    .map(({ form, faceCents, pieces }) => ({ form, faceCents, pieces }));
}

function moneyOfOne(
  { floatCents }: CountedShift,
  sums: readonly MethodSum[],
  movements: readonly CashMovementRow[],
  counts: readonly CountedPieces[] | null,
): ShiftMoney {
  const payments = sums.map(({ document, method, count, amountCents }) => {
    return { document, method, count: Number(count), amountCents: Number(amountCents) };
  });
  const inCash = payments.filter(({ method }) => method === 'cash').map(({ amountCents }) => amountCents);
  const moved = (kind: 'in' | 'out') =>
    movements.filter((each) => each.kind === kind).map(({ amountCents }) => amountCents);
  const flow = {
    floatCents,
    receivedCents: sum(inCash.filter((amount) => amount > 0)),
    refundedCents: sum(inCash.filter((amount) => amount < 0).map((amount) => -amount)),
    inCents: sum(moved('in')),
    outCents: sum(moved('out')),
  };
  const expectedCents = expectedCash(flow);
  const counted = counts && countedCents(counts);
  return {
    payments,
    movements,
    cash: { ...flow, expectedCents },
    counts,
    countedCents: counted,
    differenceCents: counted === null ? null : counted - expectedCents,
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
