import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, type RefObject } from 'react';
import type { BranchStockRow } from '#contract/inventory';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { conditionWords, pieceName } from '../staff/piece-words.ts';
import { shortPieceName } from '../staff/short-names.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { StockBadge } from '../staff/StockBadge.tsx';
import type { StockList } from './use-stock-list.ts';
import { useIsPhone } from './use-is-phone.ts';

interface StockTableProps {
  readonly list: StockList;
  readonly dictionary: PieceDictionary;
  readonly selected: number;
  /** By id. */
  readonly marked: ReadonlyMap<string, BranchStockRow>;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly hasFilter: boolean;
  /** An empty list is one that is done. */
  readonly isWorklist: boolean;
  readonly branchName: string;
  readonly onSelect: (index: number) => void;
  /** Rows on screen, `to` not included. */
  readonly onVisible: (from: number, to: number) => void;
  readonly onClear: () => void;
}

/** Heights of `.grid` rows in the style sheet, in pixels. */
const ROW_PX = { desk: 35, phone: 65 } as const;
const OVERSCAN = 12;

/** Thousands of rows, of which only those on screen exist. The bar is as long as the list. */
export const StockTable = memo(function StockTable(props: StockTableProps) {
  const { list, dictionary, selected, marked, gridRef, hasFilter, isWorklist, branchName } = props;
  const { onSelect, onVisible, onClear } = props;
  const { t } = useStaff();
  const isPhone = useIsPhone();
  const scrollRef = useRef<HTMLDivElement>(null);
  const rowPx = isPhone ? ROW_PX.phone : ROW_PX.desk;
  const total = list.totals?.rows ?? 0;
  const count = list.totals ? list.reachable : 12;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    // The head sticks over the first row.
    scrollPaddingStart: isPhone ? 0 : rowPx,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const range = virtual.range;

  useEffect(() => {
    virtual.measure();
  }, [virtual, rowPx]);
  useEffect(() => {
    virtual.scrollToIndex(selected);
  }, [virtual, selected]);
  useEffect(() => {
    if (range) onVisible(range.startIndex, range.endIndex + 1);
  }, [range?.startIndex, range?.endIndex, onVisible]);

  const emptyTitle = () => {
    if (hasFilter) return t('panel.noRows');
    return isWorklist ? t('panel.listDone') : t('panel.noStock', { branch: branchName });
  };
  if (list.totals && total === 0) {
    return (
      <div className="grid-scroll">
        <div className="empty in-page">
          <b>{emptyTitle()}</b>
          <p className="soft small">
            {t(hasFilter ? 'panel.noRowsBody' : isWorklist ? 'panel.listDoneBody' : 'panel.noStockBody')}
          </p>
          {hasFilter && (
            <button type="button" className="btn" onClick={onClear}>
              {t('panel.clearFilters')}
            </button>
          )}
        </div>
      </div>
    );
  }
  return (
    <div className="grid-scroll" ref={scrollRef}>
      <table
        ref={gridRef}
        className="grid virtual"
        role="grid"
        tabIndex={0}
        aria-label={t('panel.stockOf', { branch: branchName })}
        aria-rowcount={total + 1}
        aria-busy={list.isLoading}
        aria-activedescendant={list.rows[selected] ? `row-${selected}` : undefined}
      >
        <thead>
          <tr>
            <th className="code">{t('panel.colCode')}</th>
            <th className="pz">{t('panel.colPiece')}</th>
            <th className="cond">{t('panel.condition')}</th>
            <th className="sysn">{t('panel.system')}</th>
            <th className="bin">{t('panel.colBin')}</th>
            <th className="num ex">{t('panel.colOnHand')}</th>
            <th className="num re">{t('panel.colReserved')}</th>
            <th className="num price-col">{t('panel.colPrice')}</th>
            <th className="state">{t('panel.state')}</th>
          </tr>
        </thead>
        <tbody>
          <Spacer px={first?.start ?? 0} />
          {items.map(({ index }) => {
            const row = list.rows[index];
            return row ? (
              <Row
                key={row.id}
                row={row}
                index={index}
                isSelected={index === selected}
                isMarked={marked.has(row.id)}
                dictionary={dictionary}
                onSelect={onSelect}
              />
            ) : (
              <tr key={`ahead-${index}`} className="ahead" aria-hidden="true">
                <td className="code">
                  <span className="skeleton w4" />
                </td>
              </tr>
            );
          })}
          <Spacer px={virtual.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
});

function Spacer({ px }: { readonly px: number }) {
  if (px <= 0) return null;
  return (
    <tr className="spacer" aria-hidden="true">
      <td style={{ height: px }} />
    </tr>
  );
}

interface RowProps {
  readonly row: BranchStockRow;
  readonly index: number;
  readonly isSelected: boolean;
  readonly isMarked: boolean;
  readonly dictionary: PieceDictionary;
  readonly onSelect: (index: number) => void;
}

// Scrolling draws the new rows only.
const Row = memo(function Row({ row, index, isSelected, isMarked, dictionary, onSelect }: RowProps) {
  const { t, locale, money, count } = useStaff();
  const system = dictionary.systems.find(({ code }) => code === row.system)?.name ?? row.system;
  return (
    <tr
      id={`row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={row.onHand === 0 ? 'gone' : undefined}
      data-marked={isMarked || undefined}
      onClick={() => {
        onSelect(index);
      }}
    >
      <td className="mono code">
        <span className="mark-box" aria-hidden="true" />
        {row.code}
        {isMarked && <span className="sr">, {t('labels.isMarked')}</span>}
      </td>
      <td className="pz" title={pieceName(row, dictionary)}>
        <b>{shortPieceName(row, dictionary, locale)}</b>
      </td>
      <td className="cond">{conditionWords(row, t)}</td>
      <td className="sysn">{system}</td>
      <td className="mono bin">{row.bin ?? '–'}</td>
      <td className="num ex">
        <b>{count(row.onHand)}</b>
      </td>
      <td className={row.reserved > 0 ? 'num re' : 'num re dim'}>{count(row.reserved)}</td>
      <td className="money price-col">
        {row.priceCents === null ? (
          '–'
        ) : (
          <>
            <span className="phone">$</span>
            {money(row.priceCents).replace('$', '')}
          </>
        )}
      </td>
      <td className="state">
        <StockBadge {...row} />
      </td>
    </tr>
  );
});
