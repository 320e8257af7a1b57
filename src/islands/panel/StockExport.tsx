import { useRef, useState } from 'react';
import type { BranchStockRow } from '#contract/inventory';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { pieceName } from '../staff/piece-words.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { csvOf, downloadCsv, priceCell, readAllStock, type CsvColumn } from './stock-csv.ts';
import type { StockFilter } from './stock-filter.ts';

interface StockExportProps {
  readonly filter: StockFilter;
  readonly branch: { readonly code: string; readonly name: string };
  readonly dictionary: PieceDictionary;
  readonly isEmpty: boolean;
}

/** The rows of the filter as a file. Shows how far it is and can be stopped. */
export function StockExport({ filter, branch, dictionary, isEmpty }: StockExportProps) {
  const { t, api, count } = useStaff();
  const toast = useToast();
  const [progress, setProgress] = useState<{ count: number; total: number } | null>(null);
  const aborter = useRef<AbortController | null>(null);

  const run = async () => {
    aborter.current = new AbortController();
    setProgress({ count: 0, total: 0 });
    try {
      const rows = await readAllStock(api, filter, aborter.current.signal, (done, total) =>
        setProgress({ count: done, total }),
      );
      downloadCsv(
        `existencias-${branch.code}-${new Date().toISOString().slice(0, 10)}.csv`,
        csvOf(rows, columns()),
      );
      toast({ text: t('panel.exported', { count: rows.length }) });
    } catch {
      if (!aborter.current.signal.aborted) toast({ kind: 'error', text: t('panel.exportFailed') });
    } finally {
      setProgress(null);
    }
  };

  const columns = (): CsvColumn[] => {
    const system = (row: BranchStockRow) =>
      dictionary.systems.find(({ code }) => code === row.system)?.name ?? row.system;
    return [
      { head: t('panel.colCode'), cell: (row) => row.code },
      { head: t('panel.colPiece'), cell: (row) => pieceName(row, dictionary) },
      { head: t('panel.condition'), cell: (row) => t(row.condition === 'used' ? 'panel.used' : 'panel.new') },
      { head: t('panel.colGrade'), cell: (row) => row.grade },
      { head: t('panel.colMaker'), cell: (row) => row.maker },
      { head: t('panel.colPartNumber'), cell: (row) => row.partNumber },
      { head: t('panel.system'), cell: system },
      { head: t('panel.colBinLong'), cell: (row) => row.bin },
      { head: t('panel.colOnHandLong'), cell: (row) => row.onHand },
      { head: t('panel.colReservedLong'), cell: (row) => row.reserved },
      { head: t('panel.colPriceLong'), cell: priceCell },
      { head: t('panel.colDays'), cell: (row) => row.daysOnShelf },
    ];
  };

  if (progress) {
    return (
      <>
        <span className="small soft" role="status">
          {progress.total > 0
            ? t('panel.exporting', { count: count(progress.count), total: count(progress.total) })
            : t('panel.exportStarting')}
        </span>
        <progress
          className="bar"
          value={progress.count}
          max={progress.total || 1}
          aria-label={t('panel.export')}
        />
        <button type="button" className="btn quiet" onClick={() => aborter.current?.abort()}>
          {t('panel.cancel')}
        </button>
      </>
    );
  }
  return (
    <button type="button" className="btn quiet" disabled={isEmpty} onClick={() => void run()}>
      {t('panel.export')}
    </button>
  );
}
