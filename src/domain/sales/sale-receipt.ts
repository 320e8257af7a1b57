import type { KnownBranch } from '#domain/branches';
import { coreOf, termsOf, type KnownRule, type SaleItem } from '#domain/inventory';
import { creditCodeWords, readCreditCode } from '#shared/credit-code.ts';
import { DomainError } from '#shared/errors.ts';
import { PART_TYPES, nameOf } from '#shared/facts/part-types.ts';
import { formatFolio } from '#shared/folio.ts';
import { asUuid, uuidTimeMs } from '#shared/ids.ts';
import { basisPoints, cents } from '#shared/money.ts';
import { businessDateOf } from '#shared/time.ts';
import type { SoldFor } from './sold-for.ts';
import type { SaleDraft, SaleReceipt } from './contract.ts';
import { discountOver } from './discount-limit.ts';
import { assertTender } from './tender.ts';
import { totalSale } from './totals.ts';

const TYPES = new Map(PART_TYPES.map((type) => [type.code, type]));
const MAX_AHEAD_MS = 10 * 60_000;
const MAX_BEHIND_MS = 24 * 3_600_000;
/** A note may lie open at the till for long; one from the future would head every list for ever. */
const MAX_NOTE_AGE_MS = 31 * MAX_BEHIND_MS;

export interface SaleSetting {
  readonly branch: KnownBranch;
  readonly terminal: { readonly id: number; readonly number: number };
  readonly cashier: string;
  /** The most that may be taken off a line, in basis points. */
  readonly discountLimitBp: number;
  /** Items by id in hexadecimal; all of the draft's are there. */
  readonly items: ReadonlyMap<string, SaleItem>;
  readonly vehicleLabels: ReadonlyMap<number, string>;
  /** The car of each line whose car is known, by stock item. */
  readonly soldFor: ReadonlyMap<string, SoldFor>;
  /** What the chain promises of its parts, and what it charges for old ones. */
  readonly rules: readonly KnownRule[];
  readonly now: Date;
}

/**
 * The note a draft becomes, or the refusal: `sales.clock_skew`, `sales.not_priced`, `sales.price_changed`
 * and `sales.core_changed` with the lines, `sales.discount_over_limit`, `sales.payment_mismatch` with the total,
 * `sales.change_too_large`, `request.invalid`.
 */
export function receiptOf(draft: SaleDraft, setting: SaleSetting): SaleReceipt {
  const soldAt = new Date(draft.soldAt);
  assertClock(soldAt, setting.now);
  assertIdTime(draft.id, setting.now);
  assertPrices(draft, setting);
  assertCores(draft, setting);
  const { branch, terminal } = setting;
  const lines = draft.lines.map((line) => ({
    quantity: line.quantity,
    unitPriceCents: cents(line.unitPriceCents),
    discountCents: cents(line.discountCents),
  }));
  assertDiscounts(lines, setting.discountLimitBp);
  const totals = totalSale(lines, basisPoints(branch.taxRateBp));
  const coreCents = draft.lines.reduce((sum, line) => sum + (line.coreCents ?? 0), 0);
  assertPaid(draft, totals.totalCents + coreCents);
  const businessDate = businessDateOf(soldAt, branch.timeZone);
  const sequence = draft.folioSequence;
  const folio = formatFolio({
    branchCode: branch.code,
    businessDate,
    terminalNumber: terminal.number,
    sequence,
  });
  return {
    id: draft.id,
    folio,
    branch: branch.code,
    branchName: branch.name,
    terminalId: terminal.id,
    folioSequence: sequence,
    cashier: setting.cashier,
    customerName: draft.customerName || null,
    soldAt: soldAt.toISOString(),
    recordedAt: setting.now.toISOString(),
    businessDate,
    lines: draft.lines.map((line, index) => {
      const row = itemOf(setting.items, line.stockItemId);
      const total = totals.lines[index];
      const soldFor = setting.soldFor.get(line.stockItemId);
      return {
        lineNo: index + 1,
        stockItemId: line.stockItemId,
        code: row?.serial ?? row?.partNumber ?? '',
        description: row ? descriptionOf(row, setting.vehicleLabels) : '',
        quantity: line.quantity,
        unitPriceCents: line.unitPriceCents,
        discountCents: line.discountCents,
        taxCents: total?.taxCents ?? 0,
        totalCents: total?.totalCents ?? 0,
        ...(line.coreCents ? { coreCents: line.coreCents } : {}),
        ...(row ? { terms: noteTermsOf(setting.rules, row) } : {}),
        fit: soldFor ? { car: soldFor.label, verdict: soldFor.verdict, reason: soldFor.reason } : null,
      };
    }),
    payments: draft.payments.map(({ method, amountCents, tenderedCents, reference, creditCode }) => ({
      method,
      amountCents,
      tenderedCents: tenderedCents ?? null,
      changeCents: tenderedCents === undefined ? 0 : tenderedCents - amountCents,
      reference: creditCode === undefined ? reference || null : creditWords(creditCode),
    })),
    discountCents: totals.discountCents,
    taxRateBp: branch.taxRateBp,
    taxCents: totals.taxCents,
    totalCents: totals.totalCents,
    ...(coreCents > 0 ? { coreCents } : {}),
  };
}

function noteTermsOf(rules: readonly KnownRule[], row: SaleItem) {
  const { returnDays, warrantyDays, restockingBp, note } = termsOf(rules, row);
  return { returnDays, warrantyDays, restockingBp, note };
}

function creditWords(text: string): string {
  const reading = readCreditCode(text);
  return reading?.kind === 'code' ? creditCodeWords(reading.code) : text;
}

export function itemOf<Item>(items: ReadonlyMap<string, Item>, stockItemId: string): Item | undefined {
  return items.get(stockItemId.replaceAll('-', ''));
}

/** `Puerta delantera izquierda · Nissan Versa 2012–2019`, at most 160 characters. */
function descriptionOf(row: SaleItem, vehicleLabels: ReadonlyMap<number, string>): string {
  const type = TYPES.get(row.partType);
  const name = type ? nameOf(type, row.position, 'es') : row.partType;
  const label = row.generationId === null ? undefined : vehicleLabels.get(row.generationId);
  return (label ? `${name} · ${label}` : name).slice(0, 160);
}

export function assertClock(soldAt: Date, now: Date): void {
  const aheadMs = soldAt.getTime() - now.getTime();
  if (aheadMs > MAX_AHEAD_MS || aheadMs < -MAX_BEHIND_MS)
    throw new DomainError('sales.clock_skew', 'invalid');
}

export function assertIdTime(id: string, now: Date): void {
  const aheadMs = uuidTimeMs(asUuid(id)) - now.getTime();
  if (aheadMs > MAX_AHEAD_MS || aheadMs < -MAX_NOTE_AGE_MS)
    throw new DomainError('sales.clock_skew', 'invalid');
}

function assertPrices(draft: SaleDraft, { items }: SaleSetting): void {
  for (const line of draft.lines) {
    const row = itemOf(items, line.stockItemId);
    if (row?.priceCents !== null) continue;
    const code = row.serial ?? row.partNumber;
    throw new DomainError('sales.not_priced', 'conflict', { stockItemId: line.stockItemId, code });
  }
  const changed = changedPrices(draft, items);
  if (changed.length > 0) throw new DomainError('sales.price_changed', 'conflict', { lines: changed });
}

/** The lines whose price is no longer the one the person saw, with today's. */
export function changedPrices(
  draft: Pick<SaleDraft, 'lines'>,
  items: ReadonlyMap<string, SaleItem>,
): { stockItemId: string; code: string; priceCents: number | null }[] {
  return draft.lines.flatMap(({ stockItemId, unitPriceCents }) => {
    const row = itemOf(items, stockItemId);
    if (!row || row.priceCents === unitPriceCents) return [];
    return [{ stockItemId, code: row.serial ?? row.partNumber, priceCents: row.priceCents }];
  });
}

/** The lines whose deposit for old parts is not what the person saw, with today's. */
function assertCores(draft: SaleDraft, { items, rules }: SaleSetting): void {
  const changed = draft.lines.flatMap(({ stockItemId, quantity, coreCents = 0 }) => {
    const row = itemOf(items, stockItemId);
    const unitCents = row ? coreOf(rules, row) : 0;
    if (!row || unitCents * quantity === coreCents) return [];
    return [{ stockItemId, code: row.serial ?? row.partNumber, coreUnitCents: unitCents }];
  });
  if (changed.length > 0) throw new DomainError('sales.core_changed', 'conflict', { lines: changed });
}

function assertDiscounts(lines: Parameters<typeof totalSale>[0], limitBp: number): void {
  const index = lines.findIndex((line) => line.discountCents > line.quantity * line.unitPriceCents);
  if (index >= 0) {
    const errors = [{ path: `lines.${index}.discountCents`, code: 'too_big' }];
    throw new DomainError('request.invalid', 'invalid', { errors });
  }
  const neededBp = discountOver(lines, limitBp);
  if (neededBp !== null)
    throw new DomainError('sales.discount_over_limit', 'forbidden', { limitBp, neededBp });
}

function assertPaid(draft: SaleDraft, totalCents: number): void {
  const paidCents = draft.payments.reduce((sum, payment) => sum + payment.amountCents, 0);
  if (paidCents !== totalCents)
    throw new DomainError('sales.payment_mismatch', 'invalid', { totalCents, paidCents });
  assertTender(draft.payments);
}
