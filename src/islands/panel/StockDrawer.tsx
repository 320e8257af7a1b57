import { useCallback, useEffect, useRef, useState } from 'react';
import type { BranchStockDetail, BranchStockRow, Photo } from '#contract/inventory';
import { Icon } from '../staff/Icon.tsx';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { partName, pieceName } from '../staff/piece-words.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { AdjustForm } from './AdjustForm.tsx';
import { GradeForm } from './GradeForm.tsx';
import { MinimumForm } from './MinimumForm.tsx';
import { MovementList } from './MovementList.tsx';
import type { PhotoQueue } from './photo-queue.ts';
import { PhotoPane } from './PhotoPane.tsx';
import { PlaceForm } from './PlaceForm.tsx';
import { PriceForm } from './PriceForm.tsx';

/** `look`: open without taking the focus. */
export type DrawerTask = 'look' | 'adjust' | 'price' | 'photos' | 'place' | 'grade' | 'minimum';

const HEADS = {
  adjust: 'panel.adjust',
  price: 'panel.changePrice',
  photos: 'panel.photos',
  place: 'panel.changePlace',
  grade: 'panel.changeGrade',
  minimum: 'panel.changeMinimum',
} as const;

interface StockDrawerProps {
  readonly row: BranchStockRow;
  readonly task: DrawerTask;
  /** Rises whenever a key asks for the task again. */
  readonly focusKey: number;
  readonly branch: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly dictionary: PieceDictionary;
  readonly canAdjust: boolean;
  readonly canPrice: boolean;
  readonly photoQueue: PhotoQueue;
  readonly onLabel: () => void;
  readonly onRow: (row: BranchStockRow) => void;
  readonly onClose: () => void;
  /** A change is written: back to the list. */
  readonly onDone: () => void;
}

/** One stock item: count it, price it, and what happened to it. Always works on a fresh reading. */
export function StockDrawer(props: StockDrawerProps) {
  const { row, task, focusKey, branch, dictionary, canAdjust, canPrice } = props;
  const { photoQueue, onLabel, onRow, onClose, onDone } = props;
  const { t, api } = useStaff();
  const [detail, setDetail] = useState<BranchStockDetail | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [tab, setTab] = useState<Exclude<DrawerTask, 'look'>>(canAdjust ? 'adjust' : 'price');
  const ref = useRef<HTMLElement>(null);
  const path = `/branches/${branch.code}/stock/${row.id}`;
  const item = detail?.item ?? row;

  const onRowRef = useRef(onRow);
  onRowRef.current = onRow;
  const load = useCallback(async () => {
    setFailed(false);
    try {
      const fresh = await api.get<BranchStockDetail>(path);
      setDetail(fresh);
      onRowRef.current(fresh.item);
      return fresh.item;
    } catch {
      setFailed(true);
      return null;
    }
  }, [api, path]);
  useEffect(() => void load(), [load]);
  const onPhotos = (photos: readonly Photo[]) => {
    setDetail((before) => before && { ...before, photos: [...photos] });
    onRow({ ...item, photo: photos[0] ?? null });
  };

  useEffect(() => {
    if (task !== 'look') setTab(task);
  }, [task, focusKey]);
  useEffect(() => {
    if (task === tab) ref.current?.querySelector<HTMLInputElement>('[data-first]')?.focus();
  }, [task, focusKey, tab]);

  const form = { item, path, dictionary, onFresh: load, onClose, onDone };
  return (
    <aside className="drawer" aria-label={t('panel.itemOf', { code: row.code })} ref={ref}>
      <div className="dh">
        <div>
          <p className="label">{t(HEADS[tab])}</p>
          <h2 className="section">{pieceName(item, dictionary)}</h2>
          <p className="small soft">
            <span className="mono">{item.code}</span> · {branch.name}
            {item.bin && (
              <>
                {' '}
                · <span className="mono">{item.bin}</span>
              </>
            )}
          </p>
        </div>
        <button type="button" className="btn tiny quiet" onClick={onLabel}>
          {t('labels.one')}
        </button>
        <button type="button" className="icon" aria-label={t('panel.close')} onClick={onClose}>
          <Icon name="close" size="s" />
        </button>
      </div>
      {canAdjust && (
        <div className="seg" role="group" aria-label={t('panel.whatToDo')}>
          <button type="button" aria-pressed={tab === 'adjust'} onClick={() => setTab('adjust')}>
            {t('panel.tabAdjust')} <kbd className="kbd desk">A</kbd>
          </button>
          {canPrice && (
            <button type="button" aria-pressed={tab === 'price'} onClick={() => setTab('price')}>
              {t('panel.tabPrice')} <kbd className="kbd desk">P</kbd>
            </button>
          )}
          <button type="button" aria-pressed={tab === 'photos'} onClick={() => setTab('photos')}>
            {t('panel.tabPhotos')} <kbd className="kbd desk">F</kbd>
          </button>
          <button type="button" aria-pressed={tab === 'place'} onClick={() => setTab('place')}>
            {t('panel.tabPlace')} <kbd className="kbd desk">L</kbd>
          </button>
          {item.kind === 'unit' ? (
            <button type="button" aria-pressed={tab === 'grade'} onClick={() => setTab('grade')}>
              {t('panel.tabGrade')}
            </button>
          ) : (
            canPrice && (
              <button type="button" aria-pressed={tab === 'minimum'} onClick={() => setTab('minimum')}>
                {t('panel.tabMinimum')}
              </button>
            )
          )}
        </div>
      )}
      {tab === 'adjust' && canAdjust && <AdjustForm {...form} />}
      {tab === 'price' && canPrice && <PriceForm {...form} />}
      {tab === 'place' && canAdjust && <PlaceForm key={item.version} {...form} />}
      {tab === 'grade' && canAdjust && item.kind === 'unit' && <GradeForm key={item.version} {...form} />}
      {tab === 'minimum' && canPrice && item.kind === 'bulk' && (
        <MinimumForm key={item.minimum ?? 0} {...form} />
      )}
      {tab === 'photos' && (
        <PhotoPane
          path={`${path}/photos`}
          name={partName(item, dictionary)}
          photos={detail?.photos ?? null}
          queue={photoQueue}
          onPhotos={onPhotos}
        />
      )}
      <MovementList
        movements={detail?.movements ?? null}
        hasFailed={hasFailed}
        timeZone={branch.timeZone}
        onRetry={() => void load()}
      />
    </aside>
  );
}
