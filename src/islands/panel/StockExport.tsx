import type { BranchStockRow } from '#contract/inventory';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { pieceName } from '../staff/piece-words.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { ListExport } from './ListExport.tsx';
import { priceCell, readAllStock, type CsvColumn } from './stock-csv.ts';
import type { StockFilter } from './stock-filter.ts';

interface StockExportProps {
  readonly filter: StockFilter;
  readonly branch: { readonly code: string; readonly name: string };
  readonly dictionary: PieceDictionary;
  readonly isEmpty: boolean;
}

/** The rows of the filter as a file. */
export function StockExport({ filter, branch, dictionary, isEmpty }: StockExportProps) {
  const { t, api } = useStaff();
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
  return (
    <ListExport<BranchStockRow>
      name={`existencias-${branch.code}`}
      isEmpty={isEmpty}
      columns={columns}
      read={(signal, onProgress) => readAllStock(api, filter, signal, onProgress)}
    />
  );
}
