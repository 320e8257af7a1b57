/**
 * Which positions of an outbox are accounted for. Positions are handed out in order of insertion but appear in
 * order of commit, so a position that is missing may still come: its transaction is under way, or it was rolled
 * back and never will. Every missing position stays open until it comes or is older than any transaction.
 */
export interface PositionWindow {
  /** The highest position seen; what is above it is new. */
  readonly highest: number;
  /** Missing positions below the highest, ascending, both ends included. */
  readonly gaps: readonly Gap[];
  /** Every position up to here is accounted for: where another leader has to begin. */
  readonly lowWater: number;
  /** Takes note of positions that were copied; any order. */
  saw(positions: readonly number[], nowMs: number): void;
  /** Gives up on positions missing since before `beforeMs`. */
  closeGapsBefore(beforeMs: number): void;
}

export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly openedAtMs: number;
}

export function createPositionWindow(start: number): PositionWindow {
  let highest = start;
  let gaps: Gap[] = [];

  function fill(position: number): void {
    const index = gaps.findIndex((gap) => gap.from <= position && position <= gap.to);
    const gap = gaps[index];
    if (!gap) return;
    const rest: Gap[] = [];
    if (gap.from < position) rest.push({ ...gap, to: position - 1 });
    if (position < gap.to) rest.push({ ...gap, from: position + 1 });
    gaps.splice(index, 1, ...rest);
  }

  return {
    get highest() {
      return highest;
    },
    get gaps() {
      return gaps;
    },
    get lowWater() {
      return gaps[0] ? gaps[0].from - 1 : highest;
    },
    saw(positions, nowMs) {
      for (const position of [...positions].sort((a, b) => a - b)) {
        if (position <= highest) {
          fill(position);
          continue;
        }
        if (position > highest + 1) gaps.push({ from: highest + 1, to: position - 1, openedAtMs: nowMs });
        highest = position;
      }
    },
    closeGapsBefore(beforeMs) {
      gaps = gaps.filter((gap) => gap.openedAtMs >= beforeMs);
    },
  };
}
