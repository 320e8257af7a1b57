import { useEffect, useRef, useState } from 'react';
import { MAX_PHOTOS, type Photo, type PhotoList } from '#contract/inventory';
import { pictureAtLeast, UPLOAD_TYPES } from '#contract/media';
import { Icon } from '../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import type { PhotoQueue } from './photo-queue.ts';
import { QueuedPhotos } from './QueuedPhotos.tsx';
import { useQueuedPhotos } from './use-photo-queue.ts';

interface PhotoPaneProps {
  /** `/branches/QRO/stock/<id>/photos` */
  readonly path: string;
  /** Of the piece; a photograph without words of its own is read as this. */
  readonly name: string;
  /** Null until they are here. */
  readonly photos: readonly Photo[] | null;
  readonly queue: PhotoQueue;
  readonly onPhotos: (photos: readonly Photo[]) => void;
}

/** Photographs of one item: take them, put them in order, take one off. The first is the one customers see in lists. */
export function PhotoPane({ path, name, photos, queue, onPhotos }: PhotoPaneProps) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [isBusy, setBusy] = useState(false);
  const queued = useQueuedPhotos(queue).filter((entry) => entry.path === path);
  const onPhotosRef = useRef(onPhotos);
  onPhotosRef.current = onPhotos;

  useEffect(
    () =>
      queue.onPhotos((of, fresh) => {
        if (of === path) onPhotosRef.current(fresh);
      }),
    [queue, path],
  );

  const change = async (method: 'PUT' | 'DELETE' | 'POST' | 'PATCH', below: string, body?: unknown) => {
    setBusy(true);
    refusal.clear();
    try {
      const { photos: fresh } = await api.send<PhotoList>(method, `${path}/${below}`, body);
      onPhotosRef.current(fresh);
      return true;
    } catch (error) {
      refusal.show(error);
      return false;
    } finally {
      setBusy(false);
    }
  };

  const shown = photos ?? [];
  const move = (from: number, to: number) => {
    const ids = shown.map(({ id }) => id);
    const [id] = ids.splice(from, 1);
    if (id === undefined || isBusy) return;
    ids.splice(to, 0, id);
    void change('PUT', 'order', { ids });
  };

  const remove = async (photo: Photo, position: number) => {
    if (isBusy || !(await change('DELETE', photo.id))) return;
    toast({
      text: t('panel.photoRemoved', { name }),
      action: {
        label: t('panel.undo'),
        run: () => void change('POST', `${photo.id}/restore`, { position }),
      },
    });
  };

  const describe = (photo: Photo, text: string) => {
    const alt = text.trim();
    if (alt !== (photo.alt ?? '')) void change('PATCH', photo.id, { alt: alt === '' ? null : alt });
  };

  const room = MAX_PHOTOS - shown.length - queued.length;
  return (
    <div className="photos">
      <div className="da">
        <PhotoInput text={t('panel.photoTake')} isAct capture room={room} queue={queue} path={path} />
        <PhotoInput text={t('panel.photoChoose')} room={room} queue={queue} path={path} />
      </div>
      <RefusalNote refusal={refusal} />
      <QueuedPhotos entries={queued} queue={queue} />
      {photos === null ? (
        <span className="skeleton w4" aria-label={t('panel.loading')} role="status" />
      ) : shown.length === 0 && queued.length === 0 ? (
        <p className="soft small">{t('panel.photoNone')}</p>
      ) : null}
      <ol className="shots" aria-label={t('panel.photosOf', { name })}>
        {shown.map((photo, index) => (
          <PhotoRow
            key={photo.id}
            photo={photo}
            name={name}
            place={{ index, count: shown.length }}
            isBusy={isBusy}
            onMove={(to) => move(index, to)}
            onRemove={() => void remove(photo, index)}
            onDescribe={(text) => describe(photo, text)}
          />
        ))}
      </ol>
    </div>
  );
}

interface PhotoInputProps {
  readonly text: string;
  readonly isAct?: boolean;
  /** Opens the camera at once where there is one. */
  readonly capture?: boolean;
  readonly room: number;
  readonly path: string;
  readonly queue: PhotoQueue;
}

function PhotoInput({ text, isAct = false, capture = false, room, path, queue }: PhotoInputProps) {
  return (
    <label className={isAct ? 'btn act file' : 'btn file'} aria-disabled={room <= 0}>
      <Icon name="plus" size="s" />
      {text}
      <input
        type="file"
        className="sr"
        accept={UPLOAD_TYPES.join(',')}
        multiple={!capture}
        disabled={room <= 0}
        {...(capture && { capture: 'environment' as const })}
        onChange={({ target }) => {
          queue.add(path, [...(target.files ?? [])].slice(0, room));
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </label>
  );
}

interface PhotoRowProps {
  readonly photo: Photo;
  readonly name: string;
  readonly place: { readonly index: number; readonly count: number };
  readonly isBusy: boolean;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly onDescribe: (text: string) => void;
}

function PhotoRow({ photo, name, place, isBusy, onMove, onRemove, onDescribe }: PhotoRowProps) {
  const { t } = useStaff();
  const { index, count } = place;
  const number = index + 1;
  return (
    <li>
      <img
        src={pictureAtLeast(photo, 320, 'jpg')}
        alt={photo.alt ?? t('panel.photoNumber', { name, number })}
        width={96}
        height={72}
        loading="lazy"
      />
      <div>
        <p className="small">
          <b>{number}</b> {index === 0 && <span className="soft">{t('panel.photoFirst')}</span>}
        </p>
        <label className="small">
          <span className="sr">{t('panel.photoWords', { number })}</span>
          <input
            type="text"
            maxLength={200}
            defaultValue={photo.alt ?? ''}
            placeholder={t('panel.photoWordsHint')}
            onBlur={(event) => onDescribe(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        </label>
        <div className="acts">
          <button
            type="button"
            className="icon"
            aria-label={t('panel.photoEarlier', { number })}
            aria-disabled={index === 0 || isBusy}
            onClick={() => index > 0 && onMove(index - 1)}
          >
            <span className="up">
              <Icon name="down" size="s" />
            </span>
          </button>
          <button
            type="button"
            className="icon"
            aria-label={t('panel.photoLater', { number })}
            aria-disabled={index === count - 1 || isBusy}
            onClick={() => index < count - 1 && onMove(index + 1)}
          >
            <Icon name="down" size="s" />
          </button>
          <button
            type="button"
            className="icon"
            aria-label={t('panel.photoRemove', { number })}
            aria-disabled={isBusy}
            onClick={onRemove}
          >
            <Icon name="trash" size="s" />
          </button>
        </div>
      </div>
    </li>
  );
}
