/** Frames slower than this, one after the other while the car moves, lower the level. */
const SLOW_MS = 34;
const PATIENCE = 10;
/** Longer pauses are not frames: the page was hidden, or nothing had to be drawn. */
const PAUSE_MS = 600;

export interface QualityLevel {
  readonly name: 'high' | 'middle' | 'low';
  /** Most device pixels per CSS pixel, standing and moving. */
  readonly still: number;
  readonly moving: number;
}

const LEVELS: readonly QualityLevel[] = [
  { name: 'high', still: 1.5, moving: 1.25 },
  { name: 'middle', still: 1.25, moving: 1 },
  { name: 'low', still: 1, moving: 0.75 },
];

/** Chooses how finely to draw; goes down by itself when the device does not keep up, never up again. */
export class Quality {
  #index: number;
  #slow = 0;

  constructor(first: QualityLevel['name'] = 'high') {
    this.#index = LEVELS.findIndex(({ name }) => name === first);
  }

  get level(): QualityLevel {
    return LEVELS[this.#index] ?? (LEVELS[LEVELS.length - 1] as QualityLevel);
  }

  ratio(isMoving: boolean, devicePixels: number): number {
    return Math.min(devicePixels, isMoving ? this.level.moving : this.level.still);
  }

  /** Time since the frame before, while moving. Returns whether the level fell. */
  frame(ms: number): boolean {
    if (ms > PAUSE_MS) return false;
    this.#slow = ms > SLOW_MS ? this.#slow + 1 : 0;
    if (this.#slow < PATIENCE || this.#index === LEVELS.length - 1) return false;
    this.#index += 1;
    this.#slow = 0;
    return true;
  }
}

interface Device {
  readonly isSoftware: boolean;
  readonly cores: number | undefined;
  readonly memoryGb: number | undefined;
}

export function firstLevel({ isSoftware, cores = 8, memoryGb = 8 }: Device): QualityLevel['name'] {
  if (isSoftware || cores <= 2) return 'low';
  return cores <= 4 || memoryGb <= 4 ? 'middle' : 'high';
}
