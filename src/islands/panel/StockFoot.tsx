import type { ReactNode } from 'react';
import { useStaff } from '../staff/staff-context.tsx';
import type { StockList } from './use-stock-list.ts';

interface StockFootProps {
  readonly list: Pick<StockList, 'totals' | 'asOf'>;
  readonly visible: { readonly from: number; readonly to: number };
  readonly timeZone: string;
  readonly canAdjust: boolean;
  readonly canPrice: boolean;
  /** What Enter does with the chosen row. */
  readonly enterText: string;
}

/** Which rows are on screen, as of when, and what the keys do. */
export function StockFoot({ list, visible, timeZone, canAdjust, canPrice, enterText }: StockFootProps) {
  const { t, count, when } = useStaff();
  const total = list.totals?.rows ?? 0;
  return (
    <p className="foot small soft desk">
      <span>
        {total > 0 &&
          t('panel.rowsOf', {
            from: count(visible.from + 1),
            to: count(Math.min(visible.to, total)),
            total: count(total),
          })}
        {list.asOf && ` · ${t('panel.asOf', { time: when(list.asOf, 'time', timeZone) })}`}
      </span>
      <Key text={t('panel.keyMove')}>
        <kbd className="kbd">↑</kbd> <kbd className="kbd">↓</kbd>
      </Key>
      <Key text={t('labels.keyMark')}>
        <kbd className="kbd">{t('labels.keySpace')}</kbd>
      </Key>
      <Key text={t('labels.keyLabels')}>
        <kbd className="kbd">E</kbd>
      </Key>
      {canAdjust && (
        <>
          <Key text={t('panel.keyAdjust')}>
            <kbd className="kbd">A</kbd>
          </Key>
          <Key text={t('panel.keyPhotos')}>
            <kbd className="kbd">F</kbd>
          </Key>
          <Key text={t('panel.keyPlace')}>
            <kbd className="kbd">L</kbd>
          </Key>
        </>
      )}
      {canPrice && (
        <Key text={t('panel.keyPrice')}>
          <kbd className="kbd">P</kbd>
        </Key>
      )}
      <Key text={enterText}>
        <kbd className="kbd">Enter</kbd>
      </Key>
      <Key text={t('panel.keySearch')}>
        <kbd className="kbd">/</kbd>
      </Key>
    </p>
  );
}

function Key({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <span>
      {children} {text}
    </span>
  );
}
