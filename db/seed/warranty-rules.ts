/**
 * What the demo chain promises after a sale. Its own terms, not facts of the trade: an owner writes others in the panel.
 * Days that no rule says are the house's own.
 */
interface DemoWarrantyRule {
  readonly system: string | null;
  readonly partType: string | null;
  readonly origin: 'used' | 'new' | null;
  readonly returnable: boolean | null;
  readonly restockingBp: number | null;
  readonly coreCents: number | null;
  readonly note: string | null;
}

const rule = (given: Partial<DemoWarrantyRule>): DemoWarrantyRule => ({
  system: null,
  partType: null,
  origin: null,
  returnable: null,
  restockingBp: null,
  coreCents: null,
  note: null,
  ...given,
});

/** A new part whose old one the maker rebuilds. */
const rebuilt = (partType: string, coreCents: number) => rule({ partType, origin: 'new', coreCents });

export const DEMO_WARRANTY_RULES: readonly DemoWarrantyRule[] = [
  rule({ restockingBp: 1_000 }),
  rule({
    system: 'electrico',
    origin: 'used',
    returnable: false,
    note: 'Eléctricas usadas: sin devolución, sólo garantía.',
  }),
  rebuilt('alternador', 350_00),
  rebuilt('marcha', 300_00),
  rebuilt('bateria', 250_00),
];
