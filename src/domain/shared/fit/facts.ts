import type { Position } from '../positions.ts';

/** An engine with gearbox and driven wheels that a generation was sold with. */
export interface FitVehicle {
  readonly id: number;
  readonly engine: string;
  readonly transmission: string;
  readonly drivetrain: string;
  readonly yearFrom: number;
  readonly yearTo: number;
}

/** The cars that a generation was sold as; only there when a row of the facts asks for more than the generation. */
export interface FitGeneration {
  readonly yearFrom: number;
  /** Of a car still made, the newest year that can be meant. */
  readonly yearTo: number;
  /** Every number of doors it came with. */
  readonly doors: number[];
  readonly vehicles: FitVehicle[];
}

/** Part fits these cars: a run of years of a generation, under the conditions that are present. */
export interface FitRow {
  readonly generation: string;
  readonly yearFrom: number;
  /** Null: still made. */
  readonly yearTo: number | null;
  /** Numbers of the vehicles; absent: all of the generation. */
  readonly vehicles?: number[] | undefined;
  readonly doors?: number | undefined;
  readonly airConditioning?: boolean | undefined;
  /** First and last month of manufacture, `2005-07`. */
  readonly fromMonth?: string | undefined;
  readonly toMonth?: string | undefined;
  /** Where on the car, for a part that goes in several places. */
  readonly position?: Position | undefined;
  /** What a person must look at; no rule checks it. */
  readonly note?: string | undefined;
  readonly evidence: 'table' | 'staff' | 'sales';
  /** Sold for these cars and not brought back. */
  readonly kept?: number | undefined;
  /** Brought back from these cars because it did not fit. */
  readonly returned?: number | undefined;
  /** Code of the interchange group through which it fits; the row belongs to another part of it. */
  readonly via?: string | undefined;
}

/** The car that a used piece came out of. */
export interface FitDonor {
  readonly generation: string;
  readonly vehicleId: number | null;
  readonly year: number;
}

/** All that is known about what a piece fits; plain data, the same for everybody. */
export interface FitFacts {
  readonly rows: FitRow[];
  readonly donor?: FitDonor | undefined;
  readonly cars: Record<string, FitGeneration>;
}

/** What is known of the customer's car. The more there is, the fewer cars it can be. */
export interface CarKnown {
  /** `nissan/tsuru/b13`. */
  readonly generation: string;
  readonly year?: number | null | undefined;
  /** Known only to lie between these, both included. */
  readonly years?: readonly [from: number, to: number] | undefined;
  readonly vehicleId?: number | undefined;
  readonly engine?: string | undefined;
  readonly transmission?: string | undefined;
  readonly drivetrain?: string | undefined;
  readonly doors?: number | undefined;
  readonly airConditioning?: boolean | undefined;
  /** Made in one of these months of its year, 1–12, both included. */
  readonly months?: readonly [from: number, to: number] | undefined;
}
