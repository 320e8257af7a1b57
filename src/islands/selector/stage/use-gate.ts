import { useCallback, useEffect, useState } from 'react';
import { detectGraphics, type Graphics } from '../../../viewer/graphics.ts';

/**
 * What the stage shows. `plate`: the drawing, the scene may come; `open`: the scene is loading or there;
 * `unable`: this device draws three dimensions too slowly or not at all; `lost` and `failed` may be tried again.
 */
export type GatePhase = 'plate' | 'open' | 'unable' | 'lost' | 'failed';

export interface Gate {
  readonly phase: GatePhase;
  readonly graphics: Graphics | null;
  /** `?3d=fuerza`: slow drawing is accepted. For tests, and for who wants to see it anyhow. */
  readonly isForced: boolean;
  /** How often it was opened; a new attempt asks for everything anew. */
  readonly attempt: number;
  readonly open: () => void;
  readonly close: (phase: GatePhase) => void;
}

interface Hardware {
  readonly deviceMemory?: number;
  readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string };
}

const LEAST_MEMORY_GB = 4;
/** After the page has loaded, so that nothing it shows first is delayed. */
const QUIET_MS = 1_200;

/** Whether the scene may come unasked: not on devices and lines that would feel it. */
export function mayComeByItself({ deviceMemory, connection }: Hardware): boolean {
  if (connection?.saveData === true) return false;
  if (connection?.effectiveType !== undefined && connection.effectiveType !== '4g') return false;
  return deviceMemory === undefined || deviceMemory >= LEAST_MEMORY_GB;
}

let detected: Graphics | undefined;

/** Decides when the scene is loaded: when somebody reaches for the stage, or it is seen and the browser has nothing to do. */
export function useGate(stage: { readonly current: HTMLElement | null }, hasModel: boolean): Gate {
  const [phase, setPhase] = useState<GatePhase>('plate');
  const [graphics, setGraphics] = useState<Graphics | null>(null);
  const [isForced, setForced] = useState(false);
  const [attempt, setAttempt] = useState(0);

  const open = useCallback(() => {
    detected ??= detectGraphics();
    const force = new URLSearchParams(location.search).get('3d') === 'fuerza';
    setForced((before) => before || force);
    setGraphics(detected);
    setAttempt((count) => count + 1);
    const isAble = detected === 'hardware' || (detected === 'software' && (force || isForced));
    setPhase(isAble ? 'open' : 'unable');
  }, [isForced]);

  // The address loses the word with the first choice.
  useEffect(() => setForced(new URLSearchParams(location.search).get('3d') === 'fuerza'), []);

  useEffect(() => {
    const element = stage.current;
    if (!element || !hasModel || phase !== 'plate') return undefined;
    const gone = new AbortController();
    const intent = () => open();
    for (const type of ['pointerenter', 'pointerdown', 'focusin'] as const) {
      element.addEventListener(type, intent, { signal: gone.signal, once: true });
    }
    if (mayComeByItself(navigator as Hardware)) {
      whenSeenAndIdle(element, gone.signal, () => {
        detected ??= detectGraphics();
        if (detected === 'hardware') open();
      });
    }
    return () => gone.abort();
  }, [stage, hasModel, phase, open]);

  return { phase, graphics, isForced, attempt, open, close: setPhase };
}

function whenSeenAndIdle(element: HTMLElement, signal: AbortSignal, act: () => void): void {
  const whenIdle = () => {
    if (signal.aborted) return;
    if ('requestIdleCallback' in window) requestIdleCallback(() => !signal.aborted && act());
    else setTimeout(() => !signal.aborted && act(), 500);
  };
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      const wait = () => setTimeout(whenIdle, QUIET_MS);
      if (document.readyState === 'complete') wait();
      else addEventListener('load', wait, { once: true, signal });
    },
    { threshold: 0.4 },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}
