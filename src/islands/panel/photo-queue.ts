import type { Photo } from '#contract/inventory';
import { ApiRefusal, isOutcomeUnknown, isSessionOver } from '../staff/api-client.ts';

/** One photograph on its way. Every change makes a new one. */
export interface QueuedPhoto {
  readonly id: number;
  /** `/branches/QRO/stock/<id>/photos` */
  readonly path: string;
  readonly name: string;
  readonly file: Blob;
  readonly state: 'waiting' | 'preparing' | 'sending' | 'offline' | 'failed';
  /** Of the sending, 0 to 1. */
  readonly progress: number;
  /** Why it failed, in the server's words; empty when nobody answered. */
  readonly reason: string;
}

export interface PhotoQueueOptions {
  /** Makes it smaller before it is sent. */
  readonly prepare: (file: Blob) => Promise<Blob>;
  /** Throws ApiRefusal or NoAnswer. */
  readonly send: (path: string, file: Blob, onProgress: (part: number) => void) => Promise<readonly Photo[]>;
  readonly pause: (ms: number) => Promise<void>;
  readonly isOnline: () => boolean;
}

export interface PhotoQueue {
  add(path: string, files: readonly File[]): void;
  retry(id: number): void;
  drop(id: number): void;
  /** The network is back: what waited for it goes on. */
  resume(): void;
  readonly entries: readonly QueuedPhoto[];
  subscribe(onChange: () => void): () => void;
  /** Hears the photographs of an item after each one that arrived. */
  onPhotos(listener: (path: string, photos: readonly Photo[]) => void): () => void;
}

const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 1_000;

/** Sends a burst of photographs one after the other; sending one twice is harmless, so it tries again by itself. */
export function createPhotoQueue({ prepare, send, pause, isOnline }: PhotoQueueOptions): PhotoQueue {
  const watchers = new Set<() => void>();
  const listeners = new Set<(path: string, photos: readonly Photo[]) => void>();
  let entries: readonly QueuedPhoto[] = [];
  let lastId = 0;
  let isRunning = false;

  function set(next: readonly QueuedPhoto[]): void {
    entries = next;
    for (const watcher of watchers) watcher();
  }

  function change(id: number, to: Partial<QueuedPhoto>): void {
    set(entries.map((entry) => (entry.id === id ? { ...entry, ...to } : entry)));
  }

  function wake(states: readonly QueuedPhoto['state'][], id?: number): void {
    const isMeant = (entry: QueuedPhoto) => states.includes(entry.state) && (id ?? entry.id) === entry.id;
    set(entries.map((entry) => (isMeant(entry) ? { ...entry, state: 'waiting', reason: '' } : entry)));
    void run();
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (;;) {
      const next = entries.find(({ state }) => state === 'waiting');
      if (!next) break;
      await deliver(next);
    }
    isRunning = false;
  }

  async function deliver({ id, path, file }: QueuedPhoto): Promise<void> {
    change(id, { state: 'preparing', progress: 0 });
    const small = await prepare(file);
    for (let tries = 1; entries.some((entry) => entry.id === id); tries += 1) {
      if (!isOnline()) {
        change(id, { state: 'offline', progress: 0 });
        return;
      }
      change(id, { state: 'sending', progress: 0 });
      try {
        const photos = await send(path, small, (progress) => change(id, { progress }));
        set(entries.filter((entry) => entry.id !== id));
        for (const listener of listeners) listener(path, photos);
        return;
      } catch (error) {
        if (!isOnline()) {
          change(id, { state: 'offline', progress: 0 });
          return;
        }
        const isHopeless = !isOutcomeUnknown(error) || isSessionOver(error) || tries === MOST_TRIES;
        if (isHopeless) {
          change(id, { state: 'failed', reason: reasonOf(error) });
          return;
        }
        await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
      }
    }
  }

  return {
    add(path, files) {
      const added = files.map((file): QueuedPhoto => {
        lastId += 1;
        return { id: lastId, path, name: file.name, file, state: 'waiting', progress: 0, reason: '' };
      });
      set([...entries, ...added]);
      void run();
    },
    retry: (id) => wake(['failed', 'offline'], id),
    drop: (id) => set(entries.filter((entry) => entry.id !== id)),
    resume: () => wake(['offline']),
    get entries() {
      return entries;
    },
    subscribe(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    onPhotos(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof ApiRefusal ? error.message : '';
}
