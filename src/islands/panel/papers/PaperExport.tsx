import { useState } from 'react';
import { plainAmount } from '../../staff/amount.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { csvOf, downloadCsv, type CsvColumn } from '../stock-csv.ts';
import { readPage, wordOf, type Head, type Page, type PaperFilter } from './paper-page.ts';

const EXPORT_PAGE = 200;

interface PaperExportProps {
  readonly document: 'quote' | 'hold';
  readonly branch: { readonly code: string };
  readonly filter: PaperFilter;
  readonly isEmpty: boolean;
}

/** All rows of the filter as a file. */
export function PaperExport({ document, branch, filter, isEmpty }: PaperExportProps) {
  const { t, api } = useStaff();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);

  const columns = (): CsvColumn<Head>[] => [
    { head: t('papers.colFolio'), cell: (row) => row.folio },
    { head: t('papers.state'), cell: (row) => t(wordOf(document, row.state)) },
    { head: t('papers.customerName'), cell: (row) => row.customerName },
    { head: t('papers.customerPhone'), cell: (row) => row.customerPhone?.replace('+', '') ?? null },
    { head: t('papers.colMade'), cell: (row) => row.madeAt },
    { head: t('papers.colExpires'), cell: (row) => row.expiresAt },
    { head: t('papers.colClerk'), cell: (row) => row.clerk },
    { head: t('papers.colPieces'), cell: (row) => row.pieces },
    { head: t('papers.total'), cell: (row) => plainAmount(row.totalCents) },
    ...(document === 'hold'
      ? [
          { head: t('papers.paid'), cell: (row: Head) => plainAmount(row.paidCents ?? 0) },
          { head: t('papers.due'), cell: (row: Head) => plainAmount(row.dueCents ?? 0) },
          { head: t('papers.refundable'), cell: (row: Head) => plainAmount(row.refundableCents ?? 0) },
        ]
      : []),
  ];
  const run = async () => {
    setBusy(true);
    try {
      const rows: Head[] = [];
      let after: string | null = null;
      do {
        const page: Page = await readPage(api, document, branch.code, {
          ...filter,
          after,
          limit: EXPORT_PAGE,
        });
        rows.push(...page.heads);
        after = page.next;
      } while (after !== null);
      const name = document === 'quote' ? 'cotizaciones' : 'apartados';
      downloadCsv(
        `${name}-${branch.code}-${new Date().toISOString().slice(0, 10)}.csv`,
        csvOf(rows, columns()),
      );
      toast({ text: t('papers.exported', { count: rows.length }) });
    } catch {
      toast({ kind: 'error', text: t('papers.exportFailed') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className="btn quiet"
      disabled={isEmpty || isBusy}
      aria-busy={isBusy}
      onClick={() => void run()}
    >
      {t('papers.export')}
    </button>
  );
}
