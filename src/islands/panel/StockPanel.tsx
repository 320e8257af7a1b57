import { useCallback, useRef, useState } from 'react';
import type { BranchStockRow } from '#contract/inventory';
import { ApiRefusal, isSessionOver } from '../staff/api-client.ts';
import { Icon } from '../staff/Icon.tsx';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { SessionDialog } from '../staff/SessionDialog.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { isDialogOpen, isTyping } from '../staff/typing.ts';
import { useKeys } from '../staff/use-keys.ts';
import { chosenBranch } from './chosen-branch.ts';
import { StockLabels } from './labels/StockLabels.tsx';
import { NoBranch } from './NoBranch.tsx';
import { StockDrawer, type DrawerTask } from './StockDrawer.tsx';
import { StockExport } from './StockExport.tsx';
import { BookTabs } from './book/BookTabs.tsx';
import {
  filterOfSearch,
  searchOfFilter,
  WORKLISTS,
  type StockFilter,
  type Worklist,
} from './stock-filter.ts';
import { StockFilters } from './StockFilters.tsx';
import { StockFoot } from './StockFoot.tsx';
import { StockTable } from './StockTable.tsx';
import { useIsPhone } from './use-is-phone.ts';
import { usePhotoQueue } from './use-photo-queue.ts';
import { useStockList } from './use-stock-list.ts';
import { MENDS, WorklistTabs } from './WorklistTabs.tsx';

interface StockPanelProps extends StaffProps {
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
  readonly dictionary: PieceDictionary;
  /** Shows what waits to be mended, list by list, instead of everything. */
  readonly isWorklist?: boolean;
}

const NO_FILTER = { q: '', system: '', condition: '', state: '' } as const;

const isOneOfWorklists = (state: string) => WORKLISTS.some((one) => one === state);

export function StockPanel({ locale, messages, ...rest }: StockPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Stock {...rest} />
    </StaffProvider>
  );
}

function Stock({
  person,
  branches,
  dictionary,
  isWorklist = false,
}: Omit<StockPanelProps, keyof StaffProps>) {
  const { t, api, count, money } = useStaff();
  const [filter, setFilter] = useState<StockFilter>(() => {
    const asked = filterOfSearch(
      location.search,
      branches.map(({ code }) => code),
      chosenBranch.read(),
    );
    return isWorklist && !isOneOfWorklists(asked.state) ? { ...asked, state: WORKLISTS[0] } : asked;
  });
  const list = useStockList(api, filter);
  const [selected, setSelected] = useState(0);
  const [drawer, setDrawer] = useState<{ id: string; task: DrawerTask; focusKey: number } | null>(null);
  const [marked, setMarked] = useState<ReadonlyMap<string, BranchStockRow>>(new Map());
  const [labelsKey, setLabelsKey] = useState(0);
  const [visible, setVisible] = useState({ from: 0, to: 0 });
  const searchRef = useRef<HTMLInputElement>(null);
  const gridRef = useRef<HTMLTableElement>(null);
  const branch = branches.find(({ code }) => code === filter.branch);
  const isPhone = useIsPhone();
  const photoQueue = usePhotoQueue();
  const canPrice = person.permissions.includes('price:change');
  const canAdjust = person.permissions.includes('stock:adjust');
  const total = list.totals?.rows ?? 0;
  const isLoggedOut = isSessionOver(list.error);

  const hasBranches = branches.length > 1;
  const changeFilter = useCallback(
    (change: Partial<StockFilter>) => {
      const next = { ...filter, ...change };
      setFilter(next);
      setSelected(0);
      if (change.branch) {
        chosenBranch.write(change.branch);
        setDrawer(null);
        setMarked(new Map());
      }
      history.replaceState(null, '', location.pathname + searchOfFilter(next, hasBranches));
    },
    [filter, hasBranches],
  );

  const mend = isWorklist ? MENDS[filter.state as Worklist] : undefined;
  const first = mend?.task ?? 'look';
  const open = useCallback(
    (index: number, task: DrawerTask) => {
      const row = list.rows[index];
      if (row) setDrawer((before) => ({ id: row.id, task, focusKey: (before?.focusKey ?? 0) + 1 }));
    },
    [list.rows],
  );

  const move = (to: number) => {
    const index = Math.max(0, Math.min(list.reachable - 1, to));
    setSelected(index);
    list.reach(index + 100);
    // The open drawer follows the choice, as long as nobody is writing in it.
    if (drawer && !isTyping(document.activeElement)) open(index, 'look');
  };

  const toggleMark = () => {
    const row = list.rows[selected];
    if (!row) return;
    const next = new Map(marked);
    if (!next.delete(row.id)) next.set(row.id, row);
    setMarked(next);
  };

  const close = () => {
    setDrawer(null);
    gridRef.current?.focus();
  };

  const onDone = () => {
    if (isPhone) close();
    else gridRef.current?.focus();
    // What was mended leaves its list.
    if (isWorklist) list.reload();
  };

  useKeys((event) => {
    if (isDialogOpen() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && drawer) {
      event.preventDefault();
      close();
      return;
    }
    if (event.target === searchRef.current && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      event.preventDefault();
      gridRef.current?.focus();
      return;
    }
    if (isTyping(event.target)) return;
    const page = Math.max(1, visible.to - visible.from - 1);
    const commands: Readonly<Record<string, (() => void) | undefined>> = {
      '/': () => searchRef.current?.focus(),
      ArrowDown: () => move(selected + 1),
      ArrowUp: () => move(selected - 1),
      PageDown: () => move(selected + page),
      PageUp: () => move(selected - page),
      Home: () => move(0),
      End: () => move(list.reachable - 1),
      ' ': event.target === gridRef.current || event.target === document.body ? toggleMark : undefined,
      e: () => setLabelsKey((before) => before + 1),
      a: canAdjust ? () => open(selected, 'adjust') : undefined,
      f: canAdjust ? () => open(selected, 'photos') : undefined,
      p: canPrice ? () => open(selected, 'price') : undefined,
      l: canAdjust ? () => open(selected, 'place') : undefined,
      Enter:
        event.target === gridRef.current || event.target === document.body
          ? () => open(selected, first)
          : undefined,
    };
    const run = commands[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });

  const onSelect = useCallback(
    (index: number) => {
      setSelected(index);
      open(index, first);
    },
    [open, first],
  );
  const onClear = useCallback(() => {
    changeFilter(isWorklist ? { ...NO_FILTER, state: filter.state } : NO_FILTER);
  }, [changeFilter, isWorklist, filter.state]);

  const { reach } = list;
  const onVisible = useCallback(
    (from: number, to: number) => {
      setVisible({ from, to });
      reach(to + 100);
    },
    [reach],
  );
  const isMissing = list.error !== null && list.totals === null;
  const item = drawer ? list.rows.find(({ id }) => id === drawer.id) : undefined;

  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="pst">
      <section>
        <div className="ph">
          <h1 className="title">{t(isWorklist ? 'panel.worklists' : 'panel.stock')}</h1>
          <p className="soft small totals" aria-live="polite">
            {list.totals ? (
              <>
                <b>{count(list.totals.pieces)}</b> {t('panel.pieceWord', { count: list.totals.pieces })} ·{' '}
                <b>{count(list.totals.units)}</b> {t('panel.unitWord', { count: list.totals.units })} ·{' '}
                {t('panel.totalValue')} <b>{money(list.totals.valueCents)}</b>
              </>
            ) : isMissing ? null : (
              <span className="skeleton w4" aria-label={t('panel.loading')} role="status" />
            )}
          </p>
          <StockLabels
            filter={filter}
            total={total}
            marked={marked}
            askedKey={labelsKey}
            row={list.rows[selected]}
            onUnmark={() => setMarked(new Map())}
            onClosed={() => gridRef.current?.focus()}
          >
            <StockExport filter={filter} branch={branch} dictionary={dictionary} isEmpty={total === 0} />
          </StockLabels>
          {isWorklist && <BookTabs here="/panel/almacen" person={person} branch={branch.code} />}
        </div>
        {isWorklist && (
          <WorklistTabs
            branch={branch.code}
            chosen={filter.state}
            total={list.totals?.rows ?? null}
            onChoose={(state) => changeFilter({ state })}
          />
        )}
        <StockFilters
          filter={filter}
          branches={branches}
          systems={dictionary.systems}
          searchRef={searchRef}
          hasState={!isWorklist}
          onChange={changeFilter}
        />
        {list.error && !isLoggedOut ? <ListFailure error={list.error} onRetry={list.reload} /> : null}
        {/* What never came is not on its way: no bars under the failure. */}
        {isMissing ? (
          <div className="grid-scroll" />
        ) : (
          <StockTable
            list={list}
            dictionary={dictionary}
            selected={selected}
            marked={marked}
            gridRef={gridRef}
            hasFilter={Boolean(
              filter.q || filter.system || filter.condition || (filter.state && !isWorklist),
            )}
            isWorklist={isWorklist}
            branchName={branch.name}
            onSelect={onSelect}
            onVisible={onVisible}
            onClear={onClear}
          />
        )}
        <StockFoot
          list={list}
          visible={visible}
          timeZone={branch.timeZone}
          canAdjust={canAdjust}
          canPrice={canPrice}
          enterText={mend ? t(mend.text) : t('panel.keyOpen')}
        />
      </section>
      {drawer && item && (
        <StockDrawer
          key={drawer.id}
          row={item}
          task={drawer.task}
          focusKey={drawer.focusKey}
          branch={branch}
          dictionary={dictionary}
          canAdjust={canAdjust}
          canPrice={canPrice}
          photoQueue={photoQueue}
          onLabel={() => setLabelsKey((before) => before + 1)}
          onRow={(row: BranchStockRow) => list.replace(row)}
          onClose={close}
          onDone={onDone}
        />
      )}
      {isLoggedOut && <SessionDialog email={person.email} onDone={list.reload} />}
    </div>
  );
}

function ListFailure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useStaff();
  return (
    <div className="note error list-failure" role="alert">
      <Icon name={error instanceof ApiRefusal ? 'no' : 'offline'} size="s" />
      <p>
        {error instanceof ApiRefusal && error.message ? error.message : t('panel.noAnswerRead')}{' '}
        <button type="button" className="linkish" onClick={onRetry}>
          {t('panel.retry')}
        </button>
      </p>
    </div>
  );
}
