import type { CarKnown } from '#shared/fit/facts.ts';

/** The car that verdicts of a page are for: what is known of it and how it is called. */
export interface FitCar {
  readonly known: CarKnown;
  /** `Nissan Tsuru 1992–2017`. */
  readonly name: string;
  /** Make and model, for the plate: `Nissan Tsuru`. */
  readonly label: string;
}
