import { Mesh } from '../../geometry/mesh.ts';
import { range } from '../../surface/curves.ts';
import type { Region } from '../../surface/region.ts';
import type { Draft } from '../draft.ts';
import type { GrilleForm } from './grilles.ts';

const BEHIND = -0.014;
const BAR_PATCH = { offset: BEHIND, thickness: 0.012, edgeRadius: 0.002, tolerance: 0.003 } as const;

/** Bars across an opening of the front, a little behind the skin. */
export function bars(draft: Draft, opening: Region, form: GrilleForm): Mesh {
  const lines = linesOf(draft, opening, form);
  if (lines === null) return new Mesh();
  const bar = lines.meet(opening).withoutSlivers(0.0025);
  return draft.patch(draft.charts.front, bar, BAR_PATCH);
}

function linesOf(draft: Draft, opening: Region, form: GrilleForm): Region | null {
  switch (form.bars) {
    case 'horizontal':
      return horizontals(draft, opening, form);
    case 'vertical':
      return verticals(draft, opening, form);
    case 'diamond':
      return diamonds(draft, opening, form);
    case 'vee':
      return vee(draft, opening, form).plus(horizontals(draft, opening, form));
    case 'none':
      return null;
  }
}

function union(regions: readonly Region[]): Region {
  const [first, ...rest] = regions;
  if (!first) throw new Error('a grille needs bars');
  return first.plus(...rest);
}

function horizontals({ pool }: Draft, opening: Region, { barCount, barWidth }: GrilleForm): Region {
  const { low, high } = opening.bounds;
  const step = (high[1] - low[1]) / barCount;
  return union(
    range(low[1] + step / 2, high[1] - step / 2, barCount - 1).map((z) =>
      pool.rectangle([low[0], z - barWidth / 2], [high[0], z + barWidth / 2]),
    ),
  );
}

function verticals({ pool }: Draft, opening: Region, { barCount, barWidth }: GrilleForm): Region {
  const { low, high } = opening.bounds;
  const step = (high[0] - low[0]) / barCount;
  return union(
    range(low[0] + step / 2, high[0] - step / 2, barCount - 1).map((u) =>
      pool.rectangle([u - barWidth / 2, low[1]], [u + barWidth / 2, high[1]]),
    ),
  );
}

function slanted({ pool }: Draft, opening: Region, { barCount, barWidth }: GrilleForm): Region {
  const { low, high } = opening.bounds;
  const height = high[1] - low[1];
  const lean = height * 0.9;
  return union(
    range(low[0] - lean, high[0], barCount).map((u) =>
      pool.polygon([
        [u, low[1]],
        [u + barWidth * 1.3, low[1]],
        [u + lean + barWidth * 1.3, high[1]],
        [u + lean, high[1]],
      ]),
    ),
  );
}

function diamonds(draft: Draft, opening: Region, form: GrilleForm): Region {
  const rising = slanted(draft, opening, form);
  return rising.plus(rising.mirrored('u'));
}

/** Two thick bars that meet in the lower middle. */
function vee({ pool }: Draft, opening: Region, { barWidth }: GrilleForm): Region {
  const { low, high } = opening.bounds;
  const arm = pool.polygon([
    [0, low[1]],
    [barWidth * 3, low[1]],
    [high[0] * 0.78, high[1]],
    [high[0] * 0.78 - barWidth * 4, high[1]],
    [0, low[1] + barWidth * 3],
  ]);
  return arm.plus(arm.mirrored('u'));
}
