import { useRef, useState } from 'react';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { csvOf, downloadCsv, type CsvColumn } from './stock-csv.ts';

interface ListExportProps<Row> {
  /** Of the file, without its day and ending. */
  readonly name: string;
  readonly isEmpty: boolean;
  readonly columns: () => readonly CsvColumn<Row>[];
  /** Every row of the list, page after page. `total` 0: not known. */
  readonly read: (
    signal: AbortSignal,
    onProgress: (count: number, total: number) => void,
  ) => Promise<readonly Row[]>;
}

/** What a list shows, all of it, as a file. Shows how far it is and can be stopped. */
export function ListExport<Row>({ name, isEmpty, columns, read }: ListExportProps<Row>) {
  const { t, count } = useStaff();
  const toast = useToast();
  const [progress, setProgress] = useState<{ count: number; total: number } | null>(null);
  const aborter = useRef<AbortController | null>(null);

  const run = async () => {
    const abort = new AbortController();
    aborter.current = abort;
    setProgress({ count: 0, total: 0 });
    try {
      const rows = await read(abort.signal, (done, total) => setProgress({ count: done, total }));
      downloadCsv(`${name}-${new Date().toISOString().slice(0, 10)}.csv`, csvOf(rows, columns()));
      toast({ text: t('panel.exported', { count: rows.length }) });
    } catch {
      if (!abort.signal.aborted) toast({ kind: 'error', text: t('panel.exportFailed') });
    } finally {
      setProgress(null);
    }
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
          value={progress.total > 0 ? progress.count : undefined}
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
