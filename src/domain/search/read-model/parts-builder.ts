import { POSITIONS, type Position } from '#shared/positions.ts';
import { countingOrder } from './growing-columns.ts';
import { NONE, type PartColumns } from './index-data.ts';
import { numberOrder } from './number-order.ts';
import { Ordinals } from './ordinals.ts';
import type { RawPart } from './raw-rows.ts';

export const UNKNOWN_PART = -1;

/** Every part without its rows, and the ordinal of each by its id. */
export interface BuiltParts {
  readonly columns: Omit<PartColumns, 'rowFrom'>;
  readonly ordinals: Int32Array;
}

/** Collects the parts, a column at a time: an object for each would be swept again and again. */
export class PartsBuilder {
  readonly makers = new Ordinals<string>();
  readonly #types: Ordinals<string>;
  readonly #generations: Ordinals<number>;
  readonly #id: number[] = [];
  readonly #place: number[] = [];
  readonly #maker: number[] = [];
  readonly #generation: number[] = [];
  readonly #group: number[] = [];
  readonly #number: string[] = [];

  constructor(types: Ordinals<string>, generations: Ordinals<number>) {
    this.#types = types;
    this.#generations = generations;
  }

  add({ id, type, position, maker, number, generation, group }: RawPart): void {
    this.#id.push(id);
    this.#place.push(this.#types.of(type) * POSITIONS.length + POSITIONS.indexOf(position as Position));
    this.#maker.push(this.makers.of(maker));
    this.#generation.push(generation === null ? NONE : (this.#generations.find(generation) ?? NONE));
    this.#group.push(group ?? 0);
    this.#number.push(number);
  }

  finish(): BuiltParts {
    const count = this.#id.length;
    const places = this.#types.names.length * POSITIONS.length;
    const { order, from } = countingOrder((at) => this.#place[at] ?? 0, count, places);
    const id = Uint32Array.from(order, (at) => this.#id[at] ?? 0);
    const place = Uint32Array.from(order, (at) => this.#place[at] ?? 0);
    const columns = {
      count,
      id,
      type: Uint16Array.from(place, (each) => Math.floor(each / POSITIONS.length)),
      position: Uint8Array.from(place, (each) => each % POSITIONS.length),
      maker: Uint16Array.from(order, (at) => this.#maker[at] ?? 0),
      generation: Uint16Array.from(order, (at) => this.#generation[at] ?? NONE),
      group: Uint32Array.from(order, (at) => this.#group[at] ?? 0),
      typeFrom: from.filter((_, at) => at % POSITIONS.length === 0),
      ...this.#numbers(order),
    };
    return { columns, ordinals: ordinalsById(id) };
  }

  #numbers(order: Uint32Array) {
    const count = order.length;
    const numberFrom = new Uint32Array(count + 1);
    for (let part = 0; part < count; part++) {
      numberFrom[part + 1] =
        (numberFrom[part] as number) + (this.#number[order[part] as number] ?? '').length;
    }
    const numbers = new Uint8Array(numberFrom[count] as number);
    let at = 0;
    for (const from of order) {
      const printed = this.#number[from] ?? '';
      for (let letter = 0; letter < printed.length; letter++) numbers[at++] = printed.charCodeAt(letter);
    }
    const forward = numberOrder({ count, numbers, numberFrom }, 1);
    const backward = numberOrder({ count, numbers, numberFrom }, -1);
    return {
      numberFrom,
      numbers,
      byNumber: forward.order,
      numberRank: forward.rank,
      byEnding: backward.order,
      endingRank: backward.rank,
    };
  }
}

function ordinalsById(ids: Uint32Array): Int32Array {
  const highest = ids.reduce((most, id) => Math.max(most, id), 0);
  const ordinals = new Int32Array(highest + 1).fill(UNKNOWN_PART);
  ids.forEach((id, ordinal) => (ordinals[id] = ordinal));
  return ordinals;
}
