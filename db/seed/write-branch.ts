import type { BulkWriter } from './bulk-writer.ts';
import type { SeededGeneration } from './catalog.ts';
import type { DemoBranch } from './demo-branches.ts';
import type { DemoPerson } from './demo-people.ts';
import { makeDonor, takeUnits, type DemoDonor, type DemoUnit, type YardDay } from './donors.ts';
import type { DemoSale } from './notes.ts';
import type { NewPart } from './new-parts.ts';
import { popularityOf } from './popularity.ts';
import { createRandom, uuidHexAt, weightedPicker, type Random } from './random.ts';
import { returnsOf, type DemoReturn } from './returns.ts';
import { shiftsOf, type DemoShift } from './shifts.ts';
import * as tables from './tables.ts';
import { trade, type BranchTrade } from './trading.ts';

/** Every draw of the demo starts here. */
export const SEED = 20_261_122;
export const FEWEST_BRANCHES = 6;
const DONORS = 432;
const SERIAL_DIGITS = 6;

/** What all branches share. */
export interface Chain {
  readonly catalog: readonly SeededGeneration[];
  readonly branches: readonly DemoBranch[];
  readonly people: readonly DemoPerson[];
  readonly day: YardDay;
  readonly scale: number;
}

export interface BranchTurn {
  readonly index: number;
  readonly branch: DemoBranch;
  readonly newParts: readonly NewPart[];
}

/** Makes one branch's donors, pieces, stock, ledger and sales, and queues them for writing. */
export async function writeBranch(
  writer: BulkWriter,
  chain: Chain,
  turn: BranchTurn,
): Promise<{ donors: number; units: number; sales: number }> {
  const { index, branch, newParts } = turn;
  const random = createRandom(SEED, 2, index);
  const staff = (role: DemoPerson['role']) =>
    chain.people.find((each) => each.branch === branch && each.role === role);
  const storekeeper = staff('inventory_manager');
  const clerk = staff('clerk');
  if (!storekeeper || !clerk) throw new Error(`Nobody works in ${branch.name}`);

  const donors = branchDonors(chain, turn, random);
  const units = donors.flatMap((donor) => takeUnits(donor, { branch, day: chain.day }, random));
  units.sort((one, other) => one.receivedMs - other.receivedMs);
  for (const [order, unit] of units.entries()) {
    unit.serial = `${branch.code}-P-${String(order + 1).padStart(SERIAL_DIGITS, '0')}`;
  }
  const volume = (chain.scale * FEWEST_BRANCHES) / chain.branches.length;
  const traded = trade({ branch, day: chain.day, volume }, { units, newParts }, random);

  for (const donor of donors) await writer.add(tables.DONOR_VEHICLES, donorRow(branch, donor));
  await writePapers(writer, { branch, donors, byId: storekeeper.id }, createRandom(SEED, 4, index));
  for (const unit of units) await writeUnit(writer, branch, unit, storekeeper.name);
  const at = { branch, nowMs: chain.day.nowMs };
  const { shifts, shiftOf } = shiftsOf(at, traded.sales, createRandom(SEED, 3, index));
  for (const shift of shifts) await writeShift(writer, branch, shift, clerk.id);
  const byHex = new Map(shifts.map((shift) => [shift.idHex, shift]));
  const shiftOfSale = new Map([...shiftOf].map(([sale, hex]) => [sale, byHex.get(hex)]));
  const returns = returnsOf(branch, traded, shiftOfSale, createRandom(SEED, 5, index));
  const staffIds = { clerkId: clerk.id, storekeeperId: storekeeper.id };
  await writeTrade(writer, branch, traded, { ...staffIds, shiftOf });
  for (const each of returns) await writeReturn(writer, branch, each, clerk.id);
  return { donors: donors.length, units: units.length, sales: traded.sales.length };
}

function branchDonors(
  { catalog, branches, day, scale }: Chain,
  { index, branch }: BranchTurn,
  random: Random,
): DemoDonor[] {
  const total = DONORS * scale;
  const count = Math.floor(total / branches.length) + (index < total % branches.length ? 1 : 0);
  const pick = weightedPicker(catalog, (each) => popularityOf(each.fact.slug));
  const serialsUsed = new Set<string>();
  return Array.from({ length: count }, (_, order) => {
    // The first donors of the chain go through the catalog once, so that no car's pages are empty.
    const generation = catalog[order * branches.length + index] ?? pick(random);
    return makeDonor(generation, { branch, day, serialsUsed }, random);
  });
}

function donorRow(branch: DemoBranch, donor: DemoDonor) {
  return [
    branch.id,
    donor.idHex,
    donor.generation.id,
    donor.vehicle.id,
    donor.modelYear,
    donor.vin,
    donor.odometerKm,
    donor.colour,
    donor.impact,
    donor.costCents,
    donor.yardPosition,
    donor.status,
    donor.arrivedOn,
    donor.dismantledOn,
  ];
}

/** Most cars came with their papers; the rest are for the worklist. */
const WITH_INVOICE = 0.86;
const WITH_PLATES_CANCELLED = 0.6;

async function writePapers(
  writer: BulkWriter,
  of: { readonly branch: DemoBranch; readonly donors: readonly DemoDonor[]; readonly byId: number },
  random: Random,
): Promise<void> {
  for (const donor of of.donors) {
    const addedMs = Date.parse(`${donor.arrivedOn}T18:00:00Z`);
    const write = (kind: string, number: string, issuer: string) =>
      writer.add(tables.DONOR_PAPERS, [
        of.branch.id,
        uuidHexAt(addedMs, random),
        donor.idHex,
        kind,
        number,
        donor.arrivedOn,
        issuer,
        of.byId,
        addedMs,
      ]);
    if (random.chance(WITH_INVOICE))
      await write('invoice', `A ${random.between(10_000, 99_999)}`, 'Subasta de demostración');
    if (random.chance(WITH_PLATES_CANCELLED))
      await write(
        'plates-cancelled',
        String(random.between(1_000_000, 9_999_999)),
        'Control vehicular de demostración',
      );
  }
}

async function writeUnit(
  writer: BulkWriter,
  branch: DemoBranch,
  unit: DemoUnit,
  gradedBy: string,
): Promise<void> {
  await writer.add(tables.STOCK_ITEMS, [
    branch.id,
    unit.stockItemHex,
    'unit',
    unit.partId,
    unit.soldMs === null ? 1 : 0,
    unit.priceCents,
    unit.bin,
    unit.soldMs ?? unit.receivedMs,
  ]);
  await writer.add(tables.UNITS, [
    branch.id,
    unit.stockItemHex,
    unit.idHex,
    unit.serial,
    unit.donor.idHex,
    unit.donor.odometerKm,
    unit.grade,
    gradedBy,
    unit.gradedOn,
    unit.damageCodes,
    unit.colour,
    unit.warrantyDays,
  ]);
  await writer.add(tables.UNIT_REGISTRY, [unit.serial, unit.idHex, branch.id]);
}

async function writeShift(
  writer: BulkWriter,
  branch: DemoBranch,
  shift: DemoShift,
  clerkId: number,
): Promise<void> {
  const { idHex, businessDate, openedMs, closedMs } = shift;
  await writer.add(tables.SHIFTS, [
    branch.id,
    idHex,
    shift.terminalId,
    shift.number,
    businessDate,
    clerkId,
    openedMs,
    shift.floatCents,
    closedMs,
    1,
    clerkId,
    closedMs,
    shift.differenceReason,
  ]);
  for (const [countNo, counts] of [shift.float, shift.counted].entries()) {
    for (const { form, faceCents, pieces } of counts)
      await writer.add(tables.SHIFT_COUNTS, [branch.id, idHex, countNo, form, faceCents, pieces]);
  }
  for (const { idHex: id, kind, amountCents, reason, note, atMs } of shift.cashMovements) {
    await writer.add(tables.CASH_MOVEMENTS, [
      branch.id,
      id,
      idHex,
      kind,
      amountCents,
      reason,
      note,
      clerkId,
      businessDate,
      atMs,
      atMs,
    ]);
  }
}

async function writeTrade(
  writer: BulkWriter,
  branch: DemoBranch,
  { bulkItems, movements, sales }: BranchTrade,
  staff: { clerkId: number; storekeeperId: number; shiftOf: ReadonlyMap<DemoSale, string> },
): Promise<void> {
  for (const item of bulkItems) {
    const { idHex, part, onHand, priceCents, bin, changedMs } = item;
    await writer.add(tables.STOCK_ITEMS, [
      branch.id,
      idHex,
      'bulk',
      part.id,
      onHand,
      priceCents,
      bin,
      changedMs,
    ]);
  }
  for (const each of movements) {
    const actorId = each.kind === 'sale' ? staff.clerkId : staff.storekeeperId;
    await writer.add(tables.STOCK_MOVEMENTS, [
      branch.id,
      each.idHex,
      each.stockItemHex,
      each.partId,
      each.kind,
      each.quantity,
      each.saleHex,
      actorId,
      each.atMs,
      each.atMs,
    ]);
  }
  for (const sale of sales) {
    await writer.add(tables.SALES, [
      branch.id,
      sale.idHex,
      sale.terminalId,
      sale.folioSequence,
      sale.folio,
      staff.shiftOf.get(sale) ?? null,
      'counter',
      sale.customerName,
      staff.clerkId,
      sale.discountCents,
      sale.taxCents,
      sale.totalCents,
      sale.soldMs,
      sale.soldMs,
      sale.businessDate,
    ]);
    for (const [index, line] of sale.lines.entries()) {
      await writer.add(tables.SALE_LINES, [
        branch.id,
        sale.idHex,
        index + 1,
        line.stockItemHex,
        line.partId,
        line.description,
        line.quantity,
        line.unitPriceCents,
        line.discountCents,
        branch.taxRateBp,
        line.taxCents,
        'ok',
      ]);
    }
    for (const [index, payment] of sale.payments.entries()) {
      const { method, amountCents, tenderedCents, reference } = payment;
      await writer.add(tables.PAYMENTS, [
        branch.id,
        sale.idHex,
        index + 1,
        method,
        amountCents,
        tenderedCents,
        reference,
      ]);
    }
  }
}

async function writeReturn(
  writer: BulkWriter,
  branch: DemoBranch,
  returned: DemoReturn,
  clerkId: number,
): Promise<void> {
  const { idHex, sale, line, lineNo, goodsCents, taxCents, atMs } = returned;
  await writer.add(tables.RETURNS, [
    branch.id,
    idHex,
    sale.terminalId,
    returned.folioSequence,
    returned.folio,
    returned.shiftHex,
    sale.idHex,
    sale.customerName,
    clerkId,
    goodsCents,
    0,
    0,
    taxCents,
    goodsCents,
    atMs,
    atMs,
    sale.businessDate,
  ]);
  await writer.add(tables.RETURN_LINES, [
    branch.id,
    idHex,
    1,
    sale.idHex,
    lineNo,
    0,
    1,
    line.stockItemHex,
    line.partId,
    'does-not-fit',
    'shelf',
    goodsCents,
    0,
    0,
    taxCents,
  ]);
  await writer.add(tables.STOCK_MOVEMENTS, [
    branch.id,
    returned.movementHex,
    line.stockItemHex,
    line.partId,
    'return',
    1,
    idHex,
    clerkId,
    atMs,
    atMs,
  ]);
  await writer.add(tables.REFUNDS, [branch.id, idHex, 1, 'store_credit', goodsCents]);
  const { creditHex } = returned;
  await writer.add(tables.STORE_CREDITS, [
    branch.id,
    creditHex,
    returned.creditCode,
    idHex,
    sale.customerName,
    goodsCents,
    goodsCents,
    atMs,
  ]);
  await writer.add(tables.STORE_CREDIT_ENTRIES, [
    branch.id,
    creditHex,
    idHex,
    'issued',
    goodsCents,
    clerkId,
    atMs,
  ]);
}
