export type VpicBody =
  'sedan' | 'hatchback' | 'coupe' | 'convertible' | 'suv' | 'pickup' | 'minivan' | 'van' | 'wagon';

export type VpicFuel = 'gasoline' | 'diesel' | 'electric';

/** What one key of vPIC says; a field is absent when the key says nothing about it. */
export interface VpicFacts {
  /** Model. */
  readonly m?: string;
  readonly b?: VpicBody;
  readonly f?: VpicFuel;
  /** Displacement in hundreds of cubic centimetres. */
  readonly d?: number;
  /** Cylinders. */
  readonly c?: number;
}

/** The tables of vPIC as `vpic-packed.ts` carries them. */
export interface VpicRows {
  /** WMI (three characters, six for small makers) and make. */
  readonly makers: readonly (readonly [wmi: string, make: string])[];
  /** Patterns over positions 4–8, then `|`, then positions 10–17. */
  readonly keys: readonly string[];
  readonly facts: readonly VpicFacts[];
  /** Pairs of indexes: key, facts. */
  readonly schemas: readonly (readonly number[])[];
  /** Which schema reads a maker's numbers in which model years; a last year of 0: still. */
  readonly links: readonly (readonly [wmi: string, schema: number, yearFrom: number, yearTo: number])[];
}
