import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatMoney } from '../../i18n/format.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { Aim, CarSource } from '../../viewer/contract.ts';
import type { PageGeneration } from './props.ts';
import { selectionOfAim, type Selection } from './selection.ts';
import type { StageMarks } from './stage/Stage3d.tsx';
import { StageShell } from './stage/StageShell.tsx';
import type { SummaryItem } from './stock-summary.ts';
import { useTexts } from './texts.tsx';

/**
 * The car as a menu. What draws it may change (the engraving in `children`, which the server made, or the scene in
 * three dimensions), this contract does not: it shows `selected`, names and counts what is pointed at, and tells
 * what was chosen.
 */
export interface CarMenuProps {
  readonly generation: PageGeneration;
  /** Files of the scene; null: the car has none, the engraving stays. */
  readonly source: CarSource | null;
  readonly selected: Selection;
  /** By `system`, `system/type` or `system/type/position`; empty until known. */
  readonly counts: ReadonlyMap<string, SummaryItem>;
  /** Notes on single parts in place of the stock. */
  readonly marks?: StageMarks | undefined;
  /** What is pointed at, here or in the lists beside it. */
  readonly pointed?: Aim | undefined;
  readonly onPoint: (aim: Aim | undefined) => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onWantCounts: () => void;
  readonly onList: () => void;
  readonly children?: ReactNode;
}

export function CarMenu(props: CarMenuProps) {
  const { generation, source, selected, counts, pointed, onPoint, onSelect, children } = props;
  const { make, model, code } = generation;
  const { system, partType: type, position } = selected;
  const chosen = useMemo(() => system && { system, type, position }, [system, type, position]);
  return (
    <StageShell
      source={source}
      carName={`${make} ${model} ${code}`}
      chosen={chosen}
      pointed={pointed}
      counts={counts}
      marks={props.marks}
      hasCaptions
      onPoint={onPoint}
      onChoose={(aim) => onSelect(selectionOfAim(aim))}
      onWantCounts={props.onWantCounts}
      onList={props.onList}
    >
      <CarPlate
        selectedSystem={selected.system}
        counts={counts}
        pointedSystem={pointed?.system}
        onPoint={(system) => onPoint(system && { system })}
        onSelect={(system) => onSelect({ system })}
      >
        {children}
      </CarPlate>
    </StageShell>
  );
}

interface CarPlateProps {
  readonly selectedSystem: SystemCode | undefined;
  readonly counts: ReadonlyMap<string, Pick<SummaryItem, 'available' | 'fromCents'>>;
  readonly pointedSystem: SystemCode | undefined;
  readonly onPoint: (system: SystemCode | undefined) => void;
  readonly onSelect: (system: SystemCode) => void;
  readonly children?: ReactNode;
}

interface Tip {
  readonly name: string;
  readonly system: SystemCode;
  /** Share of the stage, from its left and top edge. */
  readonly x: number;
  readonly y: number;
}

/** The engraving: its regions are links that open in place. */
function CarPlate({ selectedSystem, counts, pointedSystem, onPoint, onSelect, children }: CarPlateProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);

  useEffect(() => {
    const root = stage.current;
    if (!root) return;
    // The others step back only while one is open.
    root.querySelector('svg')?.toggleAttribute('data-selection', selectedSystem !== undefined);
    for (const region of regionsOf(root)) {
      if (region.dataset.system === selectedSystem) region.setAttribute('aria-current', 'true');
      else region.removeAttribute('aria-current');
      region.toggleAttribute('data-selected', region.dataset.system === pointedSystem);
    }
  }, [selectedSystem, pointedSystem]);

  const point = (target: EventTarget) => {
    const region = regionAt(target);
    if (region === undefined) return;
    onPoint(region?.system);
    setTip(region && stage.current ? tipOf(region, stage.current) : null);
  };

  return (
    <div
      ref={stage}
      className="carmenu"
      onPointerOver={(event) => event.pointerType === 'mouse' && point(event.target)}
      onPointerLeave={() => {
        onPoint(undefined);
        setTip(null);
      }}
      onFocus={(event) => point(event.target)}
      onBlur={() => setTip(null)}
      onClick={(event) => {
        const region = regionAt(event.target);
        if (!region || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        setTip(null);
        onSelect(region.system);
      }}
    >
      {children}
      {tip && <TipSheet tip={tip} count={counts.get(tip.system)} />}
    </div>
  );
}

interface RegionLink {
  readonly element: Element;
  readonly system: SystemCode;
}

const regionsOf = (root: Element) => root.querySelectorAll<HTMLElement>('a[data-system]');

/** The region under a pointer; null between regions, undefined for what is no part of the drawing. */
function regionAt(target: EventTarget): RegionLink | null | undefined {
  if (!(target instanceof Element)) return undefined;
  const element = target.closest('a[data-system]');
  if (!element) return null;
  return { element, system: element.getAttribute('data-system') as SystemCode };
}

/** Over the ball of the region: it has a place of its own, the artwork may span the car. */
function tipOf({ element, system }: RegionLink, stage: Element): Tip {
  const frame = stage.getBoundingClientRect();
  const ball = (element.querySelector('.cd-ball') ?? element).getBoundingClientRect();
  return {
    name: element.querySelector('title')?.textContent ?? system,
    system,
    x: (ball.left + ball.width / 2 - frame.left) / frame.width,
    y: (ball.top - frame.top) / frame.height,
  };
}

function TipSheet({
  tip,
  count,
}: {
  readonly tip: Tip;
  readonly count: { available: number; fromCents: number | null } | undefined;
}) {
  const { t, locale } = useTexts();
  const side = tip.x < 0.3 ? 'start' : tip.x > 0.7 ? 'end' : 'middle';
  const place = { left: `${tip.x * 100}%`, top: `${tip.y * 100}%` };
  return (
    <p
      className="carmenu-tip"
      data-side={side}
      data-below={tip.y < 0.25 || undefined}
      style={place}
      aria-hidden="true"
    >
      <b>{tip.name}</b>
      {count && (
        <span>
          {t('selector.pieces', { count: count.available })}
          {count.fromCents !== null &&
            ` · ${t('selector.from', { price: formatMoney(count.fromCents, locale, { whole: true }) })}`}
        </span>
      )}
    </p>
  );
}
