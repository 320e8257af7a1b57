import { makeCreditCode } from '../../src/domain/shared/credit-code.ts';
import { formatReturnFolio } from '../../src/domain/shared/folio.ts';
import { divideRounded } from '../../src/domain/shared/money.ts';
import type { BusinessDate } from '../../src/domain/shared/time.ts';
import type { DemoBranch } from './demo-branches.ts';
import type { DemoSale, DemoSaleLine } from './notes.ts';
import { uuidHexAt, type Random } from './random.ts';
import type { DemoShift } from './shifts.ts';
import type { BranchTrade } from './trading.ts';

/** A new part that came back to the shelf because it did not fit, paid back with a vale. */
export interface DemoReturn {
  readonly idHex: string;
  readonly sale: DemoSale;
  readonly line: DemoSaleLine;
  readonly lineNo: number;
  readonly shiftHex: string;
  readonly folioSequence: number;
  readonly folio: string;
  readonly goodsCents: number;
  readonly taxCents: number;
  readonly movementHex: string;
  readonly creditHex: string;
  readonly creditCode: string;
  readonly atMs: number;
}

const SHARE = 0.02;
const MINUTE_MS = 60_000;

/** Some of the branch's notes of new parts, each with one piece that came back within the same shift. */
export function returnsOf(
  branch: DemoBranch,
  { bulkItems, sales }: BranchTrade,
  shifts: ReadonlyMap<DemoSale, DemoShift | undefined>,
  random: Random,
): DemoReturn[] {
  const items = new Map(bulkItems.map((item) => [item.idHex, item]));
  const sequences = new Map<number, number>();
  const returns: DemoReturn[] = [];
  for (const sale of sales) {
    const shift = shifts.get(sale);
    const lineNo = sale.lines.findIndex(({ stockItemHex }) => items.has(stockItemHex)) + 1;
    const line = sale.lines[lineNo - 1];
    const item = line && items.get(line.stockItemHex);
    if (!shift || !item || !random.chance(SHARE)) continue;
    const atMs = sale.soldMs + random.between(12, 48) * MINUTE_MS;
    // Numbers of a till go up with the time, and nothing is added to a shift that is closed.
    if (atMs >= shift.closedMs || atMs <= (returns.at(-1)?.atMs ?? 0)) continue;
    const sequence = (sequences.get(sale.terminalId) ?? 0) + 1;
    sequences.set(sale.terminalId, sequence);
    const totalCents = line.unitPriceCents * line.quantity - line.discountCents;
    item.onHand += 1;
    item.changedMs = Math.max(item.changedMs, atMs);
    returns.push({
      idHex: uuidHexAt(atMs, random),
      sale,
      line,
      lineNo,
      shiftHex: shift.idHex,
      folioSequence: sequence,
      folio: formatReturnFolio({
        branchCode: branch.code,
        businessDate: sale.businessDate as BusinessDate,
        terminalNumber: sale.terminalId,
        sequence,
      }),
      goodsCents: divideRounded(totalCents, line.quantity),
      taxCents: divideRounded(line.taxCents, line.quantity),
      movementHex: uuidHexAt(atMs, random),
      creditHex: uuidHexAt(atMs, random),
      creditCode: makeCreditCode(
        branch.code,
        Uint8Array.from({ length: 8 }, () => random.between(0, 255)),
      ),
      atMs,
    });
  }
  return returns;
}
