import { Color, DoubleSide, MeshStandardMaterial, type Material } from 'three';
import { ghostMaterial } from './ghost-material.ts';
import type { Look } from './look.ts';
import { toneMaterial } from './tone-material.ts';

/** The page's own colours, read from its tokens where the stage stands. */
export interface StageColours {
  readonly stage: Color;
  readonly accent: Color;
  readonly available: Color;
  readonly last: Color;
  readonly sold: Color;
  readonly isDark: boolean;
}

export function stageColours(element: Element): StageColours {
  const style = getComputedStyle(element);
  const read = (name: string, otherwise: string) =>
    new Color(style.getPropertyValue(name).trim() || otherwise);
  const stage = read('--stage', '#e9e8e5');
  return {
    stage,
    accent: read('--accent', '#e2571c'),
    available: read('--st-available', '#1e6341'),
    last: read('--st-last', '#744e00'),
    sold: read('--st-sold', '#55595b'),
    isDark: stage.r + stage.g + stage.b < 0.75,
  };
}

type PaintedLook = Exclude<Look, 'own' | 'hidden'>;

/** One material per look that is not the part's own; whole systems change by changing it. */
export type Palette = Readonly<Record<PaintedLook, Material>>;

export function makePalette({ accent, available, last, sold, isDark }: StageColours): Palette {
  const white = new Color('#ffffff');
  const paper = new Color(isDark ? '#2a2e31' : '#f3f1ec');
  const lively = (colour: Color) => colour.clone().lerp(white, isDark ? 0 : 0.22);
  const solid = (name: string, color: Color, roughness: number) =>
    new MeshStandardMaterial({ name, color, roughness, metalness: 0.05, side: DoubleSide });
  return {
    marked: solid('marked', accent, 0.42),
    accent: solid('accent', accent.clone().lerp(white, 0.22), 0.46),
    quiet: solid('quiet', new Color(isDark ? '#5a5e61' : '#a3a39f'), 0.8),
    ghost: ghostMaterial(new Color(isDark ? '#a9bccb' : '#6f8799')),
    none: toneMaterial('none', { colour: paper, mark: lively(sold) }),
    // Far enough from the accent, which means something else.
    few: toneMaterial('few', { colour: new Color('#e8cf7a'), mark: isDark ? new Color('#744e00') : last }),
    many: toneMaterial('many', { colour: lively(available), mark: available }),
  };
}

export function disposePalette(palette: Palette): void {
  for (const material of Object.values(palette)) material.dispose();
}
