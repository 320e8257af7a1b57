import { wordsOfNote, type RowNames } from './encode-row.ts';
import { FitsBuilder } from './fits-builder.ts';
import { countingOrder } from './growing-columns.ts';
import type { IndexData, NoteColumns } from './index-data.ts';
import { Ordinals } from './ordinals.ts';
import { PartsBuilder } from './parts-builder.ts';
import type { RawCatalog, RawFit, RawPart, RawPiece, RawShelf } from './raw-rows.ts';
import { RowsBuilder } from './rows-builder.ts';

/** What a builder hands over: the arrays, how to find a row in them, and how to tell its note from another. */
export interface BuiltIndex {
  readonly data: IndexData;
  readonly slots: Int32Array<ArrayBuffer>;
  readonly noteMarks: Uint32Array<ArrayBuffer>;
}

/**
 * Makes the index of parts, fits and stock in any order, but a piece and its photographs after its shelf.
 * A row of a part that was not given is left out; so is a fit.
 */
export class IndexBuilder {
  readonly #types: Ordinals<string>;
  readonly #systems: readonly string[];
  readonly #generations: Ordinals<number>;
  readonly #engines: ReadonlyMap<number, string>;
  readonly #names: RowNames;
  readonly #parts: PartsBuilder;
  readonly #fits: FitsBuilder;
  readonly #rows: RowsBuilder;

  /** `room`: about how many rows will come. */
  constructor({ types, generations, branches, vehicles }: RawCatalog, room?: number) {
    this.#types = new Ordinals(types.map(({ code }) => code));
    this.#systems = types.map(({ system }) => system);
    this.#generations = new Ordinals(generations);
    this.#engines = new Map(vehicles.map(({ id, engine }) => [id, engine]));
    this.#names = {
      branches: new Ordinals(branches),
      colours: new Ordinals(['']),
      damages: new Ordinals(['']),
      serials: new Ordinals(['']),
    };
    this.#parts = new PartsBuilder(this.#types, this.#generations);
    this.#fits = new FitsBuilder(this.#generations);
    this.#rows = new RowsBuilder(this.#names, room);
  }

  addPart(part: RawPart): void {
    this.#parts.add(part);
  }

  addFit(fit: RawFit): void {
    this.#fits.add(fit);
  }

  addShelf(shelf: RawShelf): void {
    this.#rows.addShelf(shelf);
  }

  addPiece(piece: RawPiece): void {
    this.#rows.addPiece(piece);
  }

  addPhotos(of: { readonly branch: number; readonly id: Uint8Array }): void {
    this.#rows.addPhotos(of);
  }

  finish(): BuiltIndex {
    const parts = this.#parts.finish();
    const { rows, rowFrom, bySerial, slots } = this.#rows.finish(parts.ordinals, parts.columns.count);
    return {
      data: {
        names: {
          types: this.#types.names,
          systems: this.#systems,
          generations: this.#generations.names,
          engines: this.#engines,
          makers: this.#parts.makers.names,
          branches: this.#names.branches.names,
          colours: this.#names.colours.names,
          damages: this.#names.damages.names,
          serials: this.#names.serials.names,
        },
        parts: { ...parts.columns, rowFrom },
        fits: this.#fits.finish(parts, this.#types.names.length),
        rows,
        notes: noteColumns(this.#rows.notes),
        bySerial,
      },
      slots,
      noteMarks: this.#rows.noteMarks,
    };
  }
}

function noteColumns(notes: readonly string[]): NoteColumns {
  const words = new Ordinals<string>();
  const pairs: { word: number; note: number }[] = [];
  notes.forEach((text, note) => {
    for (const word of wordsOfNote(text)) pairs.push({ word: words.of(word), note });
  });
  const { order, from } = countingOrder((at) => pairs[at]?.word ?? 0, pairs.length, words.names.length);
  return {
    count: notes.length,
    words: words.names,
    from,
    notes: Uint32Array.from(order, (at) => pairs[at]?.note ?? 0),
  };
}
