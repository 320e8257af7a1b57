import type { CarSource } from '../../viewer/contract.ts';

/** The car in the figure of the home page, told by the selector to the stage beside it. */
export interface FigureCar {
  readonly carName: string;
  /** `nissan/tsuru/b13`; null: the page's own car, with the stock of the whole catalog. */
  readonly path: string | null;
  readonly scene: CarSource | null;
}

export const FIGURE_EVENT = 'mp:figure';

/** Null: the page's own car again. */
export function showFigureCar(car: FigureCar | null): void {
  document.dispatchEvent(new CustomEvent(FIGURE_EVENT, { detail: car }));
}

/** What the stage of a car's page is given, as `data-scene` of its figure. */
export function sceneOf(page: ParentNode): CarSource | null {
  const text = page.querySelector<HTMLElement>('.stage[data-scene]')?.dataset['scene'];
  return text === undefined ? null : (JSON.parse(text) as CarSource);
}
