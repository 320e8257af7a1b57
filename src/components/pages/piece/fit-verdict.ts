/** What a piece fits, as its page knows it. */
export interface FitData {
  /** The generation a used piece came out of. */
  readonly origin: string | null;
  readonly fits: readonly {
    readonly generation: string;
    readonly yearFrom: number;
    readonly yearTo: number | null;
    readonly evidence: 'table' | 'staff' | 'sales';
  }[];
}

/**
 * The verdict for one car. `yes` needs more than a table: the piece came out of the same generation, or staff or
 * sales confirmed it. A year outside every range is `no`.
 */
export function verdictFor(
  data: FitData,
  car: { readonly gen: string; readonly year: number | null },
): 'yes' | 'table' | 'no' {
  const { year } = car;
  const rows = data.fits.filter(
    (fit) =>
      fit.generation === car.gen &&
      (year === null || (year >= fit.yearFrom && (fit.yearTo === null || year <= fit.yearTo))),
  );
  if (rows.length === 0) return 'no';
  if (data.origin === car.gen || rows.some(({ evidence }) => evidence !== 'table')) return 'yes';
  return 'table';
}
