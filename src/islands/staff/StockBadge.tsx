import type { StockState } from '#contract/inventory';
import { useStaff } from './staff-context.tsx';

interface StockBadgeProps {
  readonly state: StockState;
  readonly kind: 'unit' | 'bulk';
  readonly available: number;
  /** Null: on the shelf but not for sale yet. */
  readonly priceCents: number | null;
  /** The branch that a piece on its way goes to. */
  readonly movingTo: string | null;
}

const WORDS = {
  available: 'panel.stateAvailable',
  held: 'panel.stateHeld',
  transit: 'panel.stateTransit',
  sold: 'panel.stateSold',
  review: 'panel.stateReview',
} as const;

/** The state as a word; colour and mark only repeat it. */
export function StockBadge({ state, kind, available, priceCents, movingTo }: StockBadgeProps) {
  const { t } = useStaff();
  if (state === 'transit' && movingTo !== null) {
    return (
      <span className="st transit">
        <span>{t('panel.stateTransitTo', { branch: movingTo })}</span>
      </span>
    );
  }
  if (priceCents === null && (state === 'available' || state === 'last')) {
    return (
      <span className="st review">
        <span>{t('panel.stateUnpriced')}</span>
      </span>
    );
  }
  if (state === 'last' && kind === 'unit') {
    return (
      <span className="st available">
        <span>{t('panel.stateAvailable')}</span>
      </span>
    );
  }
  return (
    <span className={`st ${state}`}>
      <span>{state === 'last' ? t('panel.stateLast', { count: available }) : t(WORDS[state])}</span>
    </span>
  );
}
