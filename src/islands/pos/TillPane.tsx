import type { RefObject } from 'react';
import type { SaleTotals } from '#contract/sales';
import type { CounterBranch } from './Counter.tsx';
import { DonePanel } from './DonePanel.tsx';
import { PayPanel } from './PayPanel.tsx';
import type { PaymentMethod } from './payment.ts';
import { coreOf } from './note-draft.ts';
import type { TenderDesk } from './tender-typed.ts';
import { Ticket } from './Ticket.tsx';
import type { Till } from './use-till.ts';

interface TillPaneProps {
  readonly till: Till;
  readonly branch: CounterBranch;
  readonly totals: SaleTotals;
  readonly folio: string;
  readonly isPaying: boolean;
  readonly method: PaymentMethod | null;
  readonly selectedId: string | null;
  readonly canDiscount: boolean;
  readonly clerkLimitBp: number;
  readonly desk: RefObject<TenderDesk>;
  readonly payFormRef: RefObject<HTMLFormElement | null>;
  readonly customerRef: RefObject<HTMLInputElement | null>;
  readonly discountRef: RefObject<HTMLInputElement | null>;
  readonly onSelect: (stockItemId: string) => void;
  readonly onQuantity: (stockItemId: string, quantity: number) => void;
  readonly onRemove: (stockItemId: string) => void;
  readonly onPay: (method: PaymentMethod | null) => void;
  readonly onBack: () => void;
  readonly onNew: () => void;
  /** Back to the scan field. */
  readonly onDone: () => void;
  /** Puts a vale on the note; answers in words why not, or null. */
  readonly onReadCredit: (code: string) => Promise<string | null>;
}

/** The right side of the till: the note, then how it is paid, then the change to give back. */
export function TillPane(props: TillPaneProps) {
  const { till, branch, totals, folio, isPaying, method, payFormRef } = props;
  const { note, pending, done } = till;
  if (isPaying) {
    return (
      <PayPanel
        key={pending?.id ?? note.id}
        formRef={payFormRef}
        noteId={note.id}
        desk={props.desk}
        totalCents={pending ? totalOfPayments(pending.payments) : totals.totalCents + coreOf(note)}
        credit={note.credit ?? null}
        onReadCredit={props.onReadCredit}
        onDropCredit={() => till.change({ ...note, credit: undefined })}
        folio={folio}
        method={method}
        pending={pending}
        charge={till.charge}
        onBack={props.onBack}
        onRetry={till.retryNow}
        onCharge={till.startCharge}
      />
    );
  }
  if (done && note.lines.length === 0) {
    return <DonePanel sale={done} branch={branch} onNew={props.onNew} onPrint={() => window.print()} />;
  }
  return (
    <Ticket
      note={note}
      totals={totals}
      taxRateBp={branch.taxRateBp}
      folio={folio}
      selectedId={props.selectedId}
      canDiscount={props.canDiscount}
      clerkLimitBp={props.clerkLimitBp}
      customerRef={props.customerRef}
      discountRef={props.discountRef}
      onSelect={props.onSelect}
      onQuantity={props.onQuantity}
      onRemove={props.onRemove}
      onChange={till.change}
      onPay={props.onPay}
      onDone={props.onDone}
    />
  );
}

function totalOfPayments(payments: readonly { readonly amountCents: number }[]): number {
  return payments.reduce((sum, payment) => sum + payment.amountCents, 0);
}
