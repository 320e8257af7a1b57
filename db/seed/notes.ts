import { formatFolio } from '../../src/domain/shared/folio.ts';
import { allocate, basisPoints, cents, taxIncludedIn } from '../../src/domain/shared/money.ts';
import type { BusinessDate } from '../../src/domain/shared/time.ts';
import type { DemoBranch } from './demo-branches.ts';
import type { Random } from './random.ts';

export interface DemoSaleLine {
  readonly stockItemHex: string;
  readonly partId: number;
  readonly description: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly discountCents: number;
  readonly taxCents: number;
}

interface DemoPayment {
  readonly method: 'cash' | 'card' | 'transfer';
  readonly amountCents: number;
  readonly tenderedCents: number | null;
  readonly reference: string | null;
}

export interface DemoSale {
  readonly idHex: string;
  readonly terminalId: number;
  readonly folioSequence: number;
  readonly folio: string;
  readonly customerName: string | null;
  readonly discountCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  readonly soldMs: number;
  readonly businessDate: string;
  readonly lines: readonly DemoSaleLine[];
  readonly payments: readonly DemoPayment[];
}

// prettier-ignore
const CUSTOMERS = [
  'Taller Hnos. Rangel', 'Taller El Güero', 'Servicio Automotriz Peña', 'Hojalatería Los Compadres', 'Taller Mecánico Lupita',
  'Refaccionaria El Pistón', 'Sra. Carmen Ortiz', 'Ing. Raúl Cárdenas', 'Taxis Sitio 42', 'Autoservicio Nava',
  'Transportes Muñoz', 'Taller La Esperanza',
] as const;

/** One note at the till: totals, tax inside and spread over the lines, folio, payments. */
export function ringUp(
  of: {
    saleHex: string;
    soldMs: number;
    date: string;
    terminalId: number;
    folioSequence: number;
    branch: DemoBranch;
  },
  taken: readonly Omit<DemoSaleLine, 'taxCents'>[],
  random: Random,
): DemoSale {
  const totals = taken.map((line) => line.unitPriceCents * line.quantity - line.discountCents);
  const totalCents = totals.reduce((sum, each) => sum + each, 0);
  const taxCents = taxIncludedIn(cents(totalCents), basisPoints(of.branch.taxRateBp));
  const taxes = allocate(taxCents, totals);
  return {
    idHex: of.saleHex,
    terminalId: of.terminalId,
    folioSequence: of.folioSequence,
    folio: formatFolio({
      branchCode: of.branch.code,
      businessDate: of.date as BusinessDate,
      terminalNumber: of.terminalId,
      sequence: of.folioSequence,
    }),
    customerName: random.chance(0.3) ? random.pick(CUSTOMERS) : null,
    discountCents: taken.reduce((sum, line) => sum + line.discountCents, 0),
    taxCents,
    totalCents,
    soldMs: of.soldMs,
    businessDate: of.date,
    lines: taken.map((line, index) => ({ ...line, taxCents: taxes[index] ?? 0 })),
    payments: pay(totalCents, random),
  };
}

function pay(totalCents: number, random: Random): DemoPayment[] {
  if (totalCents > 150_000 && random.chance(0.06)) {
    const cashCents = Math.floor(totalCents / 2 / 10_000) * 10_000;
    return [cash(cashCents, random), card(totalCents - cashCents, random)];
  }
  const luck = random.next();
  if (luck < 0.55) return [cash(totalCents, random)];
  if (luck < 0.87) return [card(totalCents, random)];
  const reference = `SPEI ${random.between(10_000_000, 99_999_999)}`;
  return [{ method: 'transfer', amountCents: totalCents, tenderedCents: null, reference }];
}

function cash(amountCents: number, random: Random): DemoPayment {
  const noteCents = random.pick([5_000, 10_000, 20_000, 50_000]);
  const tenderedCents = Math.ceil(amountCents / noteCents) * noteCents;
  return { method: 'cash', amountCents, tenderedCents, reference: null };
}

function card(amountCents: number, random: Random): DemoPayment {
  return {
    method: 'card',
    amountCents,
    tenderedCents: null,
    reference: `APROB ${random.between(100_000, 999_999)}`,
  };
}
