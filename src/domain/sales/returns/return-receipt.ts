import type { SaleReceipt } from '../contract.ts';
import type { ReturnDraft, ReturnReceipt } from '../return-contract.ts';
import { DomainError } from '#shared/errors.ts';
import { formatReturnFolio } from '#shared/folio.ts';
import { businessDateOf } from '#shared/time.ts';
import type { Desk } from '../promises/promised-note.ts';
import type { ReturnedLine } from './returned-lines.ts';

interface Setting {
  readonly desk: Desk;
  readonly sale: Pick<SaleReceipt, 'folio' | 'customerName'>;
  readonly lines: readonly ReturnedLine[];
  readonly approver: string | null;
  /** Of the vale, when one is given. */
  readonly creditCode: string;
}

/** The note of a return. Throws `sales.refund_mismatch` when what is given back is not what the terms say. */
export function returnReceiptOf(draft: ReturnDraft, setting: Setting): ReturnReceipt {
  const { desk, sale, lines, approver, creditCode } = setting;
  const { branch, terminal } = desk;
  const sum = (of: 'goodsCents' | 'feeCents' | 'coreCents' | 'taxCents' | 'refundCents') =>
    lines.reduce((total, { refund }) => total + refund[of], 0);
  const refundCents = sum('refundCents');
  assertGiven(draft, refundCents);
  const madeAt = new Date(draft.madeAt);
  const businessDate = businessDateOf(madeAt, branch.timeZone);
  const issued = draft.refunds.find(({ method }) => method === 'store_credit');
  return {
    id: draft.id,
    folio: formatReturnFolio({
      branchCode: branch.code,
      businessDate,
      terminalNumber: terminal.number,
      sequence: draft.folioSequence,
    }),
    branch: branch.code,
    branchName: branch.name,
    terminalId: terminal.id,
    folioSequence: draft.folioSequence,
    clerk: desk.clerk.name,
    approver,
    customerName: sale.customerName,
    saleId: draft.saleId,
    saleFolio: sale.folio,
    madeAt: madeAt.toISOString(),
    businessDate,
    note: draft.note || null,
    lines: lines.map(({ line, quantity, reason, outcome, bin, refund }, index) => ({
      lineNo: index + 1,
      saleLineNo: line.lineNo,
      stockItemId: line.stockItemId,
      code: line.code,
      description: line.description,
      quantity,
      reason,
      outcome,
      bin: outcome === 'shelf' ? (bin ?? null) : null,
      goodsCents: refund.goodsCents,
      feeCents: refund.feeCents,
      coreCents: refund.coreCents,
    })),
    goodsCents: sum('goodsCents'),
    feeCents: sum('feeCents'),
    coreCents: sum('coreCents'),
    taxCents: sum('taxCents'),
    refundCents,
    refunds: draft.refunds.map(({ method, amountCents, reference }) => ({
      method,
      amountCents,
      reference: reference || null,
    })),
    credit: issued ? { code: creditCode, issuedCents: issued.amountCents } : null,
  };
}

function assertGiven({ refunds }: ReturnDraft, refundableCents: number): void {
  const amountCents = refunds.reduce((total, refund) => total + refund.amountCents, 0);
  if (amountCents !== refundableCents)
    throw new DomainError('sales.refund_mismatch', 'conflict', { refundableCents, amountCents });
}
