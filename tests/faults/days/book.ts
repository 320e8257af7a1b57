// The slow oracle: a list of what was agreed, read from its beginning for every question. It knows pieces by what is
// written on them (serial or part number), not by rows, and nothing of the product.

export interface StockFact {
  readonly kind: 'stock' | 'reserved';
  readonly branch: number;
  readonly code: string;
  readonly quantity: number;
  readonly because:
    'receipt' | 'sale' | 'return' | 'transfer_out' | 'transfer_in' | 'adjustment' | 'write_off' | 'hold';
}

export interface CashFact {
  readonly kind: 'cash';
  readonly shift: string;
  readonly cents: number;
}

export interface DocumentFact {
  readonly kind: 'document';
  readonly of: 'sale' | 'hold' | 'return' | 'transfer' | 'shift';
  readonly branch: number;
  readonly id: string;
  readonly totalCents: number;
}

type Fact = StockFact | CashFact | DocumentFact;

export interface HoldState {
  readonly id: string;
  readonly branch: number;
  readonly lines: readonly {
    readonly code: string;
    readonly quantity: number;
    readonly totalCents: number;
  }[];
  readonly totalCents: number;
  paidCents: number;
  refundedCents: number;
  keptCents: number;
  state: 'active' | 'sold' | 'released';
}

export type Means = 'cash' | 'card' | 'transfer' | 'store_credit';

/** A note as who brings something back sees it. */
export interface NoteState {
  readonly id: string;
  readonly branch: number;
  /** What it was paid with in the end, deposits and old parts included. */
  readonly paid: Readonly<Partial<Record<Means, number>>>;
  /** What went back by each means. */
  readonly back: Partial<Record<Means, number>>;
  readonly lines: readonly {
    readonly code: string;
    readonly quantity: number;
    readonly totalCents: number;
    returned: number;
    /** Old parts that were paid for and not handed in. */
    coreOpen: number;
  }[];
}

export interface CreditState {
  readonly code: string;
  readonly branch: number;
  balanceCents: number;
}

export interface TransferState {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly {
    readonly code: string;
    readonly quantity: number;
    missing: number;
  }[];
  state: 'requested' | 'sent' | 'differing' | 'received';
}

export interface ShiftState {
  readonly id: string;
  readonly branch: number;
  readonly terminal: number;
  /** How often more cash was wanted of it than it had. */
  shortOuts: number;
  state: 'open' | 'counted' | 'closed';
}

export interface Book {
  readonly holds: HoldState[];
  readonly notes: NoteState[];
  readonly credits: CreditState[];
  readonly transfers: TransferState[];
  readonly shifts: ShiftState[];
  note(...facts: readonly Fact[]): void;
  onHand(branch: number, code: string): number;
  reserved(branch: number, code: string): number;
  /** On hand and not kept for anybody. */
  free(branch: number, code: string): number;
  cash(shift: string): number;
  documents(of: DocumentFact['of'], branch: number): ReadonlyMap<string, number>;
  /** What moved, by why. */
  moved(branch: number, because: StockFact['because']): number;
  codes(branch: number): ReadonlySet<string>;
}

export function createBook(): Book {
  const facts: Fact[] = [];
  const sum = (kind: StockFact['kind'], branch: number, code: string) => {
    let total = 0;
    for (const fact of facts)
      if (fact.kind === kind && fact.branch === branch && fact.code === code) total += fact.quantity;
    return total;
  };
  return {
    holds: [],
    notes: [],
    credits: [],
    transfers: [],
    shifts: [],
    note: (...more) => void facts.push(...more),
    onHand: (branch, code) => sum('stock', branch, code),
    reserved: (branch, code) => sum('reserved', branch, code),
    free: (branch, code) => sum('stock', branch, code) - sum('reserved', branch, code),
    cash: (shift) =>
      facts.reduce(
        (total, fact) => total + (fact.kind === 'cash' && fact.shift === shift ? fact.cents : 0),
        0,
      ),
    documents: (of, branch) =>
      new Map(
        facts.flatMap((fact) =>
          fact.kind === 'document' && fact.of === of && fact.branch === branch
            ? [[fact.id, fact.totalCents] as const]
            : [],
        ),
      ),
    moved: (branch, because) =>
      facts.reduce(
        (total, fact) =>
          total +
          (fact.kind === 'stock' && fact.branch === branch && fact.because === because ? fact.quantity : 0),
        0,
      ),
    codes: (branch) =>
      new Set(facts.flatMap((fact) => (fact.kind === 'stock' && fact.branch === branch ? [fact.code] : []))),
  };
}
