import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { CountScanReceipt } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { isOutcomeUnknown, type StaffApi } from '../../staff/api-client.ts';

type Receipt = z.infer<typeof CountScanReceipt>;

export interface WantedScan {
  readonly code: string;
  readonly quantity: number;
  readonly bin?: string | undefined;
  readonly stockItemId?: string | undefined;
}

const RETRY_MS = 4_000;

/**
 * Sends scans one after the other, each under an id of its own: what gets no answer is sent again with the same id
 * until there is one, so that a bad signal neither loses nor doubles a piece.
 */
export function useScanQueue(
  api: StaffApi,
  path: string,
  on: {
    readonly done: (receipt: Receipt) => void;
    readonly refused: (scan: WantedScan, error: unknown) => void;
  },
): { readonly waiting: number; readonly send: (scan: WantedScan) => void } {
  const [waiting, setWaiting] = useState(0);
  const queue = useRef<{ id: string; scan: WantedScan }[]>([]);
  const isRunning = useRef(false);
  const isGone = useRef(false);
  const handlers = useRef(on);
  handlers.current = on;

  const run = useCallback(async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    for (let next = queue.current[0]; next && !isGone.current; next = queue.current[0]) {
      const { id, scan } = next;
      try {
        const receipt = await api.send<Receipt>('POST', path, { id, ...scan }, { idempotencyKey: id });
        queue.current.shift();
        handlers.current.done(receipt);
      } catch (error) {
        if (isOutcomeUnknown(error)) {
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
          continue;
        }
        queue.current.shift();
        handlers.current.refused(scan, error);
      }
      setWaiting(queue.current.length);
    }
    isRunning.current = false;
  }, [api, path]);

  useEffect(() => {
    isGone.current = false;
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.current.length > 0) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      isGone.current = true;
      removeEventListener('beforeunload', warn);
    };
  }, []);

  const send = useCallback(
    (scan: WantedScan) => {
      queue.current.push({ id: uuidv7(Date.now()), scan });
      setWaiting(queue.current.length);
      void run();
    },
    [run],
  );
  return { waiting, send };
}
