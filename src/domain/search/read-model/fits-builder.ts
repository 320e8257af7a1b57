import { countingOrder } from './growing-columns.ts';
import { NO_LAST_YEAR, NONE, type FitColumns } from './index-data.ts';
import type { Ordinals } from './ordinals.ts';
import { UNKNOWN_PART, type BuiltParts } from './parts-builder.ts';
import type { RawFit } from './raw-rows.ts';

/** Collects the lines of the table of fits. */
export class FitsBuilder {
  readonly #generations: Ordinals<number>;
  readonly #part: number[] = [];
  readonly #generation: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #vehicle: number[] = [];

  constructor(generations: Ordinals<number>) {
    this.#generations = generations;
  }

  add({ part, generation, vehicle, yearFrom, yearTo }: RawFit): void {
    const of = this.#generations.find(generation);
    if (of === undefined) return;
    this.#push(part, of, yearFrom, yearTo ?? NO_LAST_YEAR, vehicle ?? 0);
  }

  /** Those of parts that are not there are left out. */
  finish({ columns, ordinals }: BuiltParts, types: number): FitColumns {
    this.#addUnlisted(columns, ordinals);
    const { length } = this.#part;
    const keys = this.#generations.names.length * types;
    const part = Int32Array.from(this.#part, (id) => ordinals[id] ?? UNKNOWN_PART);
    const keyOf = (at: number) => {
      const of = part[at] as number;
      return of === UNKNOWN_PART ? keys : (this.#generation[at] ?? 0) * types + (columns.type[of] as number);
    };
    const { order: all, from } = countingOrder(keyOf, length, keys + 1);
    const order = all.subarray(0, from[keys]);
    return {
      from: from.slice(0, keys + 1),
      part: Uint32Array.from(order, (at) => part[at] as number),
      yearFrom: Uint16Array.from(order, (at) => this.#from[at] ?? 0),
      yearTo: Uint16Array.from(order, (at) => this.#to[at] ?? 0),
      vehicle: Uint32Array.from(order, (at) => this.#vehicle[at] ?? 0),
    };
  }

  /** A part that its own generation does not list fits it in all years. */
  #addUnlisted({ count, id, generation }: BuiltParts['columns'], ordinals: Int32Array): void {
    const listed = new Uint8Array(count);
    this.#part.forEach((each, at) => {
      const part = ordinals[each] ?? UNKNOWN_PART;
      if (part !== UNKNOWN_PART && generation[part] === this.#generation[at]) listed[part] = 1;
    });
    for (let part = 0; part < count; part++) {
      const own = generation[part] as number;
      if (own !== NONE && !listed[part]) this.#push(id[part] as number, own, 0, NO_LAST_YEAR, 0);
    }
  }

  #push(part: number, generation: number, from: number, to: number, vehicle: number): void {
    this.#part.push(part);
    this.#generation.push(generation);
    this.#from.push(from);
    this.#to.push(to);
    this.#vehicle.push(vehicle);
  }
}
