import type { DemoBranch } from './demo-branches.ts';
import { binOf, type DemoUnit, type YardDay } from './donors.ts';
import { newPartDescription, type NewPart } from './new-parts.ts';
import { ringUp, type DemoSale, type DemoSaleLine } from './notes.ts';
import { uuidHexAt, type Random } from './random.ts';
import { addDays, localInstantMs, openMinutes, weekdayOf } from './yard-calendar.ts';

const SALES_DAYS = 90;
export const TERMINALS_PER_BRANCH = 2;

interface BulkItem {
  readonly idHex: string;
  readonly part: NewPart;
  readonly bin: string;
  readonly priceCents: number;
  onHand: number;
  changedMs: number;
}

interface Movement {
  readonly idHex: string;
  readonly stockItemHex: string;
  readonly partId: number;
  readonly kind: 'receipt' | 'sale';
  readonly quantity: number;
  readonly saleHex: string | null;
  readonly atMs: number;
}

export interface BranchTrade {
  readonly bulkItems: readonly BulkItem[];
  readonly sales: readonly DemoSale[];
  /** In order of time, so that each item's quantities never add up to less than zero on the way. */
  readonly movements: readonly Movement[];
}

const SALES_PER_OPEN_DAY = 9.5;
const BUSY: Readonly<Record<string, number>> = {
  mon: 1.1,
  tue: 0.95,
  wed: 0.95,
  thu: 1,
  fri: 1.15,
  sat: 1.05,
  sun: 0.6,
};
const UNIT_SHARE = 0.3;
/**
 * Ninety days at the counter of one branch: opening stock, sales of pieces and parts in business hours,
 * deliveries when a part runs low. Marks sold units and leaves each bulk item with what remains.
 */
export function trade(
  at: { branch: DemoBranch; day: YardDay; volume: number },
  stock: { units: readonly DemoUnit[]; newParts: readonly NewPart[] },
  random: Random,
): BranchTrade {
  const { branch, day } = at;
  const firstDay = addDays(day.today, -SALES_DAYS);
  const movements: Movement[] = [];
  const receive = (item: BulkItem, quantity: number, atMs: number) => {
    item.onHand += quantity;
    item.changedMs = atMs;
    movements.push({
      idHex: uuidHexAt(atMs, random),
      stockItemHex: item.idHex,
      partId: item.part.id,
      kind: 'receipt',
      quantity,
      saleHex: null,
      atMs,
    });
  };
  const bulkItems = stock.newParts.map((part) => openingItem(part, { branch, firstDay }, random));
  for (const item of bulkItems) receive(item, openingQuantity(item.part, random), item.changedMs);

  const waiting = [...stock.units].sort((one, other) => one.receivedMs - other.receivedMs);
  for (const unit of waiting) movements.push(unitReceipt(unit, random));
  const onShelf: DemoUnit[] = [];
  let nextUnit = 0;
  const deliveries: { item: BulkItem; quantity: number; atMs: number }[] = [];
  let nextDelivery = 0;
  const sequences = new Array<number>(TERMINALS_PER_BRANCH + 1).fill(0);
  const sales: DemoSale[] = [];

  for (let offset = 0; offset <= SALES_DAYS; offset++) {
    const date = addDays(firstDay, offset);
    for (const soldMs of saleInstants(at, date, random)) {
      for (; nextUnit < waiting.length; nextUnit++) {
        const unit = waiting[nextUnit];
        if (!unit || unit.receivedMs > soldMs) break;
        onShelf.push(unit);
      }
      for (; nextDelivery < deliveries.length; nextDelivery++) {
        const delivery = deliveries[nextDelivery];
        if (!delivery || delivery.atMs > soldMs) break;
        receive(delivery.item, delivery.quantity, delivery.atMs);
      }
      const saleHex = uuidHexAt(soldMs, random);
      const lines = takeLines({ onShelf, bulkItems, soldMs }, random);
      if (lines.length === 0) continue;
      for (const line of lines) {
        movements.push({
          idHex: uuidHexAt(soldMs, random),
          stockItemHex: line.stockItemHex,
          partId: line.partId,
          kind: 'sale',
          quantity: -line.quantity,
          saleHex,
          atMs: soldMs,
        });
        const item = line.bulk;
        // Three in four of the parts that run low are ordered again for the next working day.
        if (item && item.onHand <= 1 && random.chance(0.75)) {
          const atMs = localInstantMs(nextOpenDate(branch, date), 9 * 60 + 20, branch.timeZone);
          if (atMs < day.nowMs) deliveries.push({ item, quantity: openingQuantity(item.part, random), atMs });
        }
      }
      const terminalId = random.chance(0.7) ? 1 : 2;
      const folioSequence = (sequences[terminalId] = (sequences[terminalId] ?? 0) + 1);
      sales.push(ringUp({ saleHex, soldMs, date, terminalId, folioSequence, branch }, lines, random));
    }
  }
  for (; nextDelivery < deliveries.length; nextDelivery++) {
    const delivery = deliveries[nextDelivery];
    if (delivery) receive(delivery.item, delivery.quantity, delivery.atMs);
  }
  movements.sort((one, other) => one.atMs - other.atMs || (one.idHex < other.idHex ? -1 : 1));
  return { bulkItems, sales, movements };
}

function openingItem(part: NewPart, at: { branch: DemoBranch; firstDay: string }, random: Random): BulkItem {
  const receivedOn = addDays(at.firstDay, -random.between(2, 40));
  const receivedMs = localInstantMs(receivedOn, 10 * 60 + random.between(0, 300), at.branch.timeZone);
  // Branches round the chain's price up or down by a little.
  const priceCents = Math.max(
    500,
    Math.round((part.priceCents * random.pick([0.97, 1, 1, 1.03])) / 500) * 500,
  );
  return {
    idHex: uuidHexAt(receivedMs, random),
    part,
    bin: binOf(part.genuine.fitted.type.system, random),
    priceCents,
    onHand: 0,
    changedMs: receivedMs,
  };
}

function openingQuantity(part: NewPart, random: Random): number {
  if (part.genuine.fitted.type.code === 'bujia') return 4 * random.between(4, 12);
  return part.priceCents > 250_000 ? random.between(1, 3) : random.between(2, 9);
}

function unitReceipt(unit: DemoUnit, random: Random): Movement {
  return {
    idHex: uuidHexAt(unit.receivedMs, random),
    stockItemHex: unit.stockItemHex,
    partId: unit.partId,
    kind: 'receipt',
    quantity: 1,
    saleHex: null,
    atMs: unit.receivedMs,
  };
}

/** When the till rang on a date, in order; nothing in the future, nothing when the branch is closed. */
function saleInstants(
  at: { branch: DemoBranch; day: YardDay; volume: number },
  date: string,
  random: Random,
): number[] {
  const open = openMinutes(at.branch, date);
  if (!open) return [];
  const [opens, closes] = open;
  const expected = SALES_PER_OPEN_DAY * at.volume * (BUSY[weekdayOf(date)] ?? 1) * ((closes - opens) / 540);
  // Poisson chance underflows on a hundredfold day; a few draws of a tenth of it are the same thing.
  let count = 0;
  for (let left = expected; left > 0; left -= 50) count += random.poisson(Math.min(50, left));
  const minutes = Array.from({ length: count }, () => opens + 4 + random.next() * (closes - opens - 10));
  return minutes
    .sort((one, other) => one - other)
    .map((minute) => Math.floor(localInstantMs(date, minute, at.branch.timeZone)))
    .filter((instantMs) => instantMs < at.day.nowMs);
}

function nextOpenDate(branch: DemoBranch, date: string): string {
  for (let next = addDays(date, 1); ; next = addDays(next, 1)) if (openMinutes(branch, next)) return next;
}

type TakenLine = Omit<DemoSaleLine, 'taxCents'> & { readonly bulk: BulkItem | null };

function takeLines(
  from: { onShelf: DemoUnit[]; bulkItems: readonly BulkItem[]; soldMs: number },
  random: Random,
): TakenLine[] {
  const count = random.chance(0.56) ? 1 : random.chance(0.6) ? 2 : random.chance(0.7) ? 3 : 4;
  const lines: TakenLine[] = [];
  for (let line = 0; line < count; line++) {
    const taken = random.chance(UNIT_SHARE) ? takeUnit(from, random) : takeBulk(from, lines, random);
    if (taken) lines.push(taken);
  }
  return lines;
}

function takeUnit(
  { onShelf, soldMs }: { onShelf: DemoUnit[]; soldMs: number },
  random: Random,
): TakenLine | null {
  if (onShelf.length === 0) return null;
  const index = random.between(0, onShelf.length - 1);
  const unit = onShelf[index];
  const last = onShelf.pop();
  if (!unit || !last) return null;
  if (last !== unit) onShelf[index] = last;
  unit.soldMs = soldMs;
  return {
    stockItemHex: unit.stockItemHex,
    partId: unit.partId,
    description: unit.description,
    quantity: 1,
    unitPriceCents: unit.priceCents,
    discountCents: discountOf(unit.priceCents, random),
    bulk: null,
  };
}

function takeBulk(
  { bulkItems, soldMs }: { bulkItems: readonly BulkItem[]; soldMs: number },
  taken: readonly TakenLine[],
  random: Random,
): TakenLine | null {
  for (let attempt = 0; attempt < 5 && bulkItems.length > 0; attempt++) {
    const item = random.pick(bulkItems);
    const code = item.part.genuine.fitted.type.code;
    const quantity = code === 'bujia' ? 4 : random.chance(0.85) ? 1 : 2;
    if (item.onHand < quantity || taken.some((line) => line.bulk === item)) continue;
    item.onHand -= quantity;
    item.changedMs = soldMs;
    return {
      stockItemHex: item.idHex,
      partId: item.part.id,
      description: `${newPartDescription(item.part)} ${item.part.maker}`,
      quantity,
      unitPriceCents: item.priceCents,
      discountCents: discountOf(item.priceCents * quantity, random),
      bulk: item,
    };
  }
  return null;
}

/** One line in twelve is bargained down by 5 %, to whole pesos. */
function discountOf(amountCents: number, random: Random): number {
  return random.chance(1 / 12) ? Math.round((amountCents * 0.05) / 100) * 100 : 0;
}
