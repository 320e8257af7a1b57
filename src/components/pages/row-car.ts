import type { StockListing } from '#contract/inventory';

/** The car that a used piece came from, for its row; null where the list is of that car alone. */
export function rowCar(
  { kind, generation, vehicleLabel }: Pick<StockListing, 'kind' | 'generation' | 'vehicleLabel'>,
  listed: string | undefined,
): string | null {
  return kind === 'unit' && generation !== listed ? vehicleLabel : null;
}
