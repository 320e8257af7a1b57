import { useEffect } from 'react';
import type { WorklistCounts } from '#contract/inventory';
import { useStaff } from '../staff/staff-context.tsx';
import type { DrawerTask } from './StockDrawer.tsx';
import { STATE_WORDS, WORKLISTS, type Worklist } from './stock-filter.ts';
import { useResource } from './use-resource.ts';

/** The one act that takes a piece off each list. */
export const MENDS = {
  unpictured: { task: 'photos', text: 'panel.mend_unpictured' },
  unpriced: { task: 'price', text: 'panel.mend_unpriced' },
  unplaced: { task: 'place', text: 'panel.mend_unplaced' },
  ungraded: { task: 'grade', text: 'panel.mend_ungraded' },
  lost: { task: 'adjust', text: 'panel.mend_lost' },
  'below-minimum': { task: 'minimum', text: 'panel.mend_below' },
  'aged-90': { task: 'price', text: 'panel.mend_aged' },
  'aged-180': { task: 'price', text: 'panel.mend_aged' },
  'aged-365': { task: 'price', text: 'panel.mend_aged' },
} as const satisfies Record<Worklist, { task: DrawerTask; text: string }>;

interface WorklistTabsProps {
  readonly branch: string;
  readonly chosen: string;
  /** Rows of the list on screen; the figures are read again when it changes. */
  readonly total: number | null;
  readonly onChoose: (list: Worklist) => void;
}

/** Each list with how much waits on it. */
export function WorklistTabs({ branch, chosen, total, onChoose }: WorklistTabsProps) {
  const { t, count } = useStaff();
  const { value, reload } = useResource<WorklistCounts>(`/branches/${branch}/worklists`);
  useEffect(() => {
    if (total !== null) void reload();
  }, [total, reload]);
  const rows = new Map(value?.lists.map((one) => [one.list, one.rows]));
  return (
    <div className="worklists scroll-x" role="group" aria-label={t('panel.worklistsOf')}>
      {WORKLISTS.map((list) => (
        <button
          key={list}
          type="button"
          className={list === chosen ? 'chip on' : 'chip'}
          aria-pressed={list === chosen}
          onClick={() => onChoose(list)}
        >
          {t(STATE_WORDS[list])} <b className="num">{rows.has(list) ? count(rows.get(list) ?? 0) : '–'}</b>
        </button>
      ))}
    </div>
  );
}
