import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';

interface OfflineStripProps {
  readonly lostSince: Date | null;
  readonly isDurable: boolean;
  readonly timeZone: string;
}

export function OfflineStrip({ lostSince, isDurable, timeZone }: OfflineStripProps) {
  const { t, when } = useStaff();
  if (!lostSince && isDurable) return null;
  return (
    <div className="offl" role="status">
      <Icon name={lostSince ? 'offline' : 'info'} />
      {lostSince ? (
        <p>
          <b>{t('counter.offlineSince', { time: when(lostSince, 'time', timeZone) })}</b>{' '}
          {t('counter.offlineBody')}
        </p>
      ) : (
        <p>
          <b>{t('counter.notDurable')}</b> {t('counter.notDurableBody')}
        </p>
      )}
    </div>
  );
}
