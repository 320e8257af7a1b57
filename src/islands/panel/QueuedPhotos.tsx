import { useEffect, useState } from 'react';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import type { PhotoQueue, QueuedPhoto } from './photo-queue.ts';

/** What is on its way to the server, with what became of each. */
export function QueuedPhotos({
  entries,
  queue,
}: {
  readonly entries: readonly QueuedPhoto[];
  readonly queue: PhotoQueue;
}) {
  const { t } = useStaff();
  const offline = entries.filter(({ state }) => state === 'offline').length;
  return (
    <>
      <p className="sr" aria-live="polite">
        {entries.length > 0 && t('panel.photosLeft', { count: entries.length })}
      </p>
      {offline > 0 && (
        <div className="note warn" role="status">
          <Icon name="offline" size="s" />
          <p>{t('panel.photosOffline', { count: offline })}</p>
        </div>
      )}
      {entries.length > 0 && (
        <ul className="shots queued">
          {entries.map((entry) => (
            <QueuedRow key={entry.id} entry={entry} queue={queue} />
          ))}
        </ul>
      )}
    </>
  );
}

const STATE_WORDS = {
  waiting: 'panel.photoWaiting',
  preparing: 'panel.photoPreparing',
  sending: 'panel.photoSending',
  offline: 'panel.photoOffline',
  failed: 'panel.photoFailed',
} as const;

function QueuedRow({ entry, queue }: { readonly entry: QueuedPhoto; readonly queue: PhotoQueue }) {
  const { t } = useStaff();
  const address = useObjectUrl(entry.file);
  const words = entry.reason || t(STATE_WORDS[entry.state]);
  return (
    <li className={entry.state === 'failed' ? 'failed' : undefined}>
      {address && <img src={address} alt="" width={96} height={72} />}
      <div>
        <p className="small" role={entry.state === 'failed' ? 'alert' : undefined}>
          {words}
        </p>
        {entry.state === 'failed' ? (
          <div className="acts">
            <button type="button" className="btn tiny" onClick={() => queue.retry(entry.id)}>
              {t('panel.retry')}
            </button>
            <button type="button" className="btn tiny" onClick={() => queue.drop(entry.id)}>
              {t('panel.photoDrop')}
            </button>
          </div>
        ) : (
          <progress aria-label={entry.name} value={entry.progress} max={1} />
        )}
      </div>
    </li>
  );
}

function useObjectUrl(file: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
