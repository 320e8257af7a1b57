/** How a picture lies in its stage: enlarged `scale` times, its middle moved by `x` and `y` pixels. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
const MOST = 6;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Stage {
  readonly width: number;
  readonly height: number;
}

/** The same picture `factor` times larger, what is at `at` (from the middle of the stage) staying there. */
export function zoomAt(zoom: Zoom, factor: number, at: Point, stage: Stage): Zoom {
  const scale = Math.min(MOST, Math.max(1, zoom.scale * factor));
  const grown = scale / zoom.scale;
  return within({ scale, x: at.x - (at.x - zoom.x) * grown, y: at.y - (at.y - zoom.y) * grown }, stage);
}

export function moveBy(zoom: Zoom, by: Point, stage: Stage): Zoom {
  return within({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, stage);
}

/** Never so far that the stage is empty; whole, it lies in the middle. */
function within({ scale, x, y }: Zoom, stage: Stage): Zoom {
  const reach = { x: ((scale - 1) * stage.width) / 2, y: ((scale - 1) * stage.height) / 2 };
  const clamp = (value: number, most: number) => Math.min(most, Math.max(-most, value)) || 0;
  return { scale, x: clamp(x, reach.x), y: clamp(y, reach.y) };
}
