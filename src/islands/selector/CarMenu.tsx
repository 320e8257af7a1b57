import { useEffect, useRef, useState, type ReactNode } from 'react';
import { formatMoney } from '../../i18n/format.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { PageGeneration } from './props.ts';
import type { Selection } from './selection.ts';
import type { SummaryItem } from './stock-summary.ts';
import { useTexts } from './texts.tsx';

/**
 * The car as a menu. What draws it may change (today the engraving in `children`, which the server made; later a
 * scene in three dimensions), this contract does not: it shows `selectedSystem` and `selectedPart`, names and counts
 * what is pointed at, and tells what was chosen.
 */
export interface CarMenuProps {
  readonly generation: PageGeneration;
  readonly selectedSystem?: SystemCode | undefined;
  readonly selectedPart?: Pick<Selection, 'partType' | 'position'> | undefined;
  /** By `system`, `system/type` or `system/type/position`; empty until known. */
  readonly counts: ReadonlyMap<string, Pick<SummaryItem, 'available' | 'fromCents'>>;
  /** The system that is pointed at in the list beside it. */
  readonly pointedSystem?: SystemCode | undefined;
  readonly onPoint: (system: SystemCode | undefined) => void;
  readonly onSelect: (selection: Selection) => void;
  readonly children?: ReactNode;
}

interface Tip {
  readonly name: string;
  readonly system: SystemCode;
  /** Share of the stage, from its left and top edge. */
  readonly x: number;
  readonly y: number;
}

export function CarMenu({
  selectedSystem,
  counts,
  pointedSystem,
  onPoint,
  onSelect,
  children,
}: CarMenuProps) {
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
        onSelect({ system: region.system });
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
