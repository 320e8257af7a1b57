import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { PhotoList } from '#contract/inventory';
import { sendFile } from '../staff/send-file.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { createPhotoQueue, type PhotoQueue, type QueuedPhoto } from './photo-queue.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** The queue of a page. It outlives the drawer of the item, so the next piece can be photographed meanwhile. */
export function usePhotoQueue(): PhotoQueue {
  const { locale } = useStaff();
  const queue = useMemo(
    () =>
      createPhotoQueue({
        prepare: shrinkPhoto,
        send: async (path, file, onProgress) =>
          (await sendFile<PhotoList>(path, file, { locale, onProgress })).photos,
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        isOnline: () => navigator.onLine,
      }),
    [locale],
  );
  useEffect(() => {
    const resume = () => queue.resume();
    // What has not been sent is only here.
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.entries.length > 0) event.preventDefault();
    };
    addEventListener('online', resume);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', resume);
      removeEventListener('beforeunload', warn);
    };
  }, [queue]);
  return queue;
}

export function useQueuedPhotos(queue: PhotoQueue): readonly QueuedPhoto[] {
  return useSyncExternalStore(queue.subscribe, () => queue.entries);
}
