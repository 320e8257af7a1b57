import { useEffect, useRef, useState, type ReactNode } from 'react';
import { MAX_LABELLED, type BranchStockRow } from '#contract/inventory';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { readAllStock } from '../stock-csv.ts';
import type { StockFilter } from '../stock-filter.ts';
import { LabelDialog, type Labelled } from './LabelDialog.tsx';

interface StockLabelsProps {
  readonly filter: StockFilter;
  /** Rows of the filter. */
  readonly total: number;
  readonly marked: ReadonlyMap<string, BranchStockRow>;
  /** Rises when a key asks for labels of the marked rows, or of this one. */
  readonly askedKey: number;
  readonly row: BranchStockRow | undefined;
  readonly onUnmark: () => void;
  readonly onClosed: () => void;
  /** What else can be done with the list. */
  readonly children: ReactNode;
}

/** Labels of what is marked, of everything listed, or of shelves. */
export function StockLabels(props: StockLabelsProps) {
  const { filter, total, marked, askedKey, row, onUnmark, onClosed, children } = props;
  const { t, api, count } = useStaff();
  const toast = useToast();
  const [wanted, setWanted] = useState<Labelled | null>(null);
  const [isBusy, setBusy] = useState(false);
  const chosen = useRef({ marked, row });
  chosen.current = { marked, row };

  useEffect(() => {
    const { marked: some, row: one } = chosen.current;
    const rows = some.size > 0 ? [...some.values()] : one ? [one] : [];
    if (askedKey > 0 && rows.length > 0) setWanted({ kind: 'pieces', rows });
  }, [askedKey]);

  const ofList = async () => {
    if (marked.size > 0) {
      setWanted({ kind: 'pieces', rows: [...marked.values()] });
      return;
    }
    if (total > MAX_LABELLED) {
      toast({ kind: 'error', text: t('labels.tooManyPieces', { count: count(total), most: MAX_LABELLED }) });
      return;
    }
    setBusy(true);
    try {
      const rows = await readAllStock(api, filter, AbortSignal.timeout(60_000), () => undefined);
      setWanted({ kind: 'pieces', rows });
    } catch {
      toast({ kind: 'error', text: t('panel.noAnswerRead') });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <div className="ac desk">
        {marked.size > 0 && (
          <button type="button" className="btn quiet" onClick={onUnmark}>
            {t('labels.unmark')}
          </button>
        )}
        <button
          type="button"
          className="btn quiet"
          aria-busy={isBusy}
          disabled={isBusy || total === 0}
          onClick={() => void ofList()}
        >
          {marked.size > 0
            ? `${t('labels.print')} · ${t('labels.marked', { count: marked.size })}`
            : t('labels.print')}
        </button>
        <button type="button" className="btn quiet" onClick={() => setWanted({ kind: 'bins' })}>
          {t('labels.printBins')}
        </button>
        {children}
      </div>
      {/* Beside the buttons, not among them: a phone has none of them, and labels one piece from its drawer. */}
      {wanted && (
        <LabelDialog
          branch={filter.branch}
          of={wanted}
          onClose={() => {
            setWanted(null);
            onClosed();
          }}
        />
      )}
    </>
  );
}
