import { useEffect, useState } from 'react';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import type { ChargeState } from './use-till.ts';

/** While nobody knows whether the sale was stored: what is going on, that it will not be charged twice, and a button. */
export function ChargeNotice({
  charge,
  onRetry,
}: {
  readonly charge: ChargeState;
  readonly onRetry: () => void;
}) {
  const { t } = useStaff();
  const seconds = useSecondsUntil(charge.phase === 'waiting' ? charge.retryAtMs : null);
  if (charge.phase !== 'waiting') return null;
  return (
    <div className="note error" role="alert">
      <Icon name="offline" size="s" />
      <div className="load">
        <p>
          <b>{t('counter.unknownTitle')}</b> {t('counter.unknownBody')}
        </p>
        <p>
          <button type="button" className="btn tiny" onClick={onRetry}>
            {t('counter.retryNow')}
          </button>{' '}
          <span aria-hidden="true">{t('counter.retryIn', { count: seconds })}</span>
        </p>
      </div>
    </div>
  );
}

function useSecondsUntil(atMs: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (atMs === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [atMs]);
  return atMs === null ? 0 : Math.max(0, Math.ceil((atMs - now) / 1_000));
}
