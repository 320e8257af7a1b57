import {
  countedCents,
  DENOMINATIONS,
  expectedCash,
  type CountedPieces,
} from '../../src/domain/shared/cash.ts';
import type { DemoBranch } from './demo-branches.ts';
import type { DemoSale } from './notes.ts';
import { uuidHexAt, type Random } from './random.ts';
import { localInstantMs, openMinutes } from './yard-calendar.ts';

interface DemoCashMovement {
  readonly idHex: string;
  readonly kind: 'in' | 'out';
  readonly amountCents: number;
  readonly reason: string;
  readonly note: string | null;
  readonly atMs: number;
}

export interface DemoShift {
  readonly idHex: string;
  readonly terminalId: number;
  readonly number: number;
  readonly businessDate: string;
  readonly openedMs: number;
  readonly closedMs: number;
  readonly float: readonly CountedPieces[];
  readonly floatCents: number;
  readonly counted: readonly CountedPieces[];
  readonly differenceReason: string | null;
  readonly cashMovements: readonly DemoCashMovement[];
}

/** What a drawer begins the day with: small money for change, $1,500. */
const FLOAT: readonly CountedPieces[] = [
  { form: 'note', faceCents: 20_000, pieces: 2 },
  { form: 'note', faceCents: 10_000, pieces: 5 },
  { form: 'note', faceCents: 5_000, pieces: 6 },
  { form: 'note', faceCents: 2_000, pieces: 5 },
  { form: 'coin', faceCents: 1_000, pieces: 10 },
  { form: 'coin', faceCents: 500, pieces: 12 },
  { form: 'coin', faceCents: 200, pieces: 10 },
  { form: 'coin', faceCents: 100, pieces: 16 },
  { form: 'coin', faceCents: 50, pieces: 8 },
];
const DRAWER_LIMIT_CENTS = 9_000_00;
const MINUTE_MS = 60_000;

/** The sales of a branch by the shift they fell in: one a till and day, all of them closed by now. */
export function shiftsOf(
  at: { branch: DemoBranch; nowMs: number },
  sales: readonly DemoSale[],
  random: Random,
): { shifts: DemoShift[]; shiftOf: ReadonlyMap<DemoSale, string> } {
  const days = new Map<string, DemoSale[]>();
  for (const sale of sales) {
    const key = `${sale.businessDate} ${sale.terminalId}`;
    const day = days.get(key);
    if (day) day.push(sale);
    else days.set(key, [sale]);
  }
  const numbers = new Map<number, number>();
  const shiftOf = new Map<DemoSale, string>();
  const shifts = [...days.values()].map((ofDay) => {
    const terminalId = ofDay[0]?.terminalId ?? 1;
    const number = (numbers.get(terminalId) ?? 0) + 1;
    numbers.set(terminalId, number);
    const shift = closedShift(at, ofDay, number, random);
    for (const sale of ofDay) shiftOf.set(sale, shift.idHex);
    return shift;
  });
  return { shifts, shiftOf };
}

function closedShift(
  { branch, nowMs }: { branch: DemoBranch; nowMs: number },
  sales: readonly DemoSale[],
  number: number,
  random: Random,
): DemoShift {
  const [first] = sales;
  const last = sales.at(-1);
  if (!first || !last) throw new Error('A shift of no sales');
  const [opens, closes] = openMinutes(branch, first.businessDate) ?? [9 * 60, 18 * 60];
  const minuteMs = (minute: number) =>
    Math.floor(localInstantMs(first.businessDate, minute, branch.timeZone));
  const openedMs = Math.min(minuteMs(opens - random.between(2, 9)), first.soldMs - MINUTE_MS);
  const closedMs = Math.max(
    Math.min(minuteMs(closes + random.between(6, 19)), nowMs),
    Math.min(last.soldMs + MINUTE_MS, nowMs),
  );
  const floatCents = countedCents(FLOAT);
  const receivedCents = cashOf(sales);
  const cashMovements = movementsOf({ receivedCents, lastMs: last.soldMs, closedMs }, random);
  const sumOf = (kind: 'in' | 'out') =>
    cashMovements.reduce((sum, each) => (each.kind === kind ? sum + each.amountCents : sum), 0);
  const expectedCents = expectedCash({
    floatCents,
    receivedCents,
    refundedCents: 0,
    inCents: sumOf('in'),
    outCents: sumOf('out'),
  });
  const differenceCents = random.chance(0.12) ? random.pick([-5_000, -2_000, -1_000, -500, 500, 1_000]) : 0;
  const countedTotal = Math.max(0, expectedCents + differenceCents);
  return {
    idHex: uuidHexAt(openedMs, random),
    terminalId: first.terminalId,
    number,
    businessDate: first.businessDate,
    openedMs,
    closedMs,
    float: FLOAT,
    floatCents,
    counted: inPieces(countedTotal),
    differenceReason: countedTotal === expectedCents ? null : differenceCents < 0 ? 'change' : 'tip',
    cashMovements,
  };
}

function cashOf(sales: readonly DemoSale[]): number {
  let sum = 0;
  for (const sale of sales)
    for (const { method, amountCents } of sale.payments) if (method === 'cash') sum += amountCents;
  return sum;
}

/** A full drawer is brought to the safe; now and then somebody buys soap. */
function movementsOf(
  of: { receivedCents: number; lastMs: number; closedMs: number },
  random: Random,
): DemoCashMovement[] {
  const { receivedCents, lastMs, closedMs } = of;
  const atMs = Math.floor((lastMs + closedMs) / 2);
  const movements: DemoCashMovement[] = [];
  const add = (movement: Omit<DemoCashMovement, 'idHex' | 'atMs'>) =>
    movements.push({ idHex: uuidHexAt(atMs, random), atMs, ...movement });
  if (receivedCents > DRAWER_LIMIT_CENTS) {
    const amountCents = Math.floor(receivedCents / 100_000) * 100_000;
    add({ kind: 'out', amountCents, reason: 'deposit', note: null });
  } else if (receivedCents > 100_000 && random.chance(0.06)) {
    const amountCents = random.between(6, 24) * 1_000;
    add({ kind: 'out', amountCents, reason: 'expense', note: random.pick(['Garrafones', 'Jabón y estopa']) });
  }
  return movements;
}

/** An amount as somebody would find it in a drawer: the largest notes and coins first. */
function inPieces(amountCents: number): CountedPieces[] {
  let left = amountCents;
  const counted: CountedPieces[] = [];
  for (const { form, faceCents } of DENOMINATIONS) {
    if (form === 'coin' && faceCents === 2_000) continue;
    const pieces = Math.floor(left / faceCents);
    if (pieces === 0) continue;
    counted.push({ form, faceCents, pieces });
    left -= pieces * faceCents;
  }
  return counted;
}
