import type { ScreenPoint } from './contract.ts';

/** A press that travels further than this turns the car instead of choosing; so does one that rests. */
const TRAVEL_PX = 6;
const REST_MS = 700;

interface PointerEvents {
  readonly onHover: (point: ScreenPoint | null) => void;
  readonly onTap: (point: ScreenPoint) => void;
  /** Pinch on a trackpad. */
  readonly onZoom: (factor: number) => void;
}

/** The canvas' only pointer handling: hover of fine pointers once a frame, taps, and nothing while dragging. */
export function watchPointer(
  canvas: HTMLCanvasElement,
  { onHover, onTap, onZoom }: PointerEvents,
): () => void {
  const gone = new AbortController();
  const { signal } = gone;
  let pressed: ScreenPoint | null = null;
  let pressedMs = 0;
  let hasTravelled = false;
  let frame = 0;
  let latest: ScreenPoint = { x: 0, y: 0 };
  const pointOf = (event: PointerEvent | MouseEvent): ScreenPoint => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const hover = () => {
    frame = 0;
    onHover(latest);
  };
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isPrimary) return;
      pressed = pointOf(event);
      pressedMs = event.timeStamp;
      hasTravelled = false;
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      latest = pointOf(event);
      if (pressed && Math.hypot(latest.x - pressed.x, latest.y - pressed.y) > TRAVEL_PX) hasTravelled = true;
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
      frame ||= requestAnimationFrame(hover);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointerleave',
    () => {
      cancelAnimationFrame(frame);
      frame = 0;
      onHover(null);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointerup',
    (event) => {
      const isTap = pressed !== null && !hasTravelled && event.timeStamp - pressedMs < REST_MS;
      pressed = null;
      if (event.isPrimary && event.button === 0 && isTap) onTap(pointOf(event));
    },
    { signal },
  );
  canvas.addEventListener('pointercancel', () => (pressed = null), { signal });
  canvas.addEventListener(
    'wheel',
    (event) => {
      // A plain wheel scrolls the page; with Control it is how browsers tell of a pinch.
      if (!event.ctrlKey) return;
      event.preventDefault();
      onZoom(Math.exp(-event.deltaY / 100));
    },
    { signal, passive: false },
  );
  return () => {
    gone.abort();
    cancelAnimationFrame(frame);
  };
}
