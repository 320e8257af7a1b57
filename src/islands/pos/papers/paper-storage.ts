import type { TillPlace } from '../till-storage.ts';

const PREFIX = 'multipartes.caja.1.papeles.';
const MOST_MARKS = 60;

/** Which quote a note was loaded from, by the note's id, until its sale has been told to the quote. */
export type QuoteMarks = Readonly<Record<string, string>>;

/** What the till keeps of its quotes and holds on this device; where storage is refused it begins anew. */
export const paperStorage = {
  sequence: (kind: 'quote' | 'hold', place: TillPlace): number => {
    const value = read(`${kind}.${place.branch}.${place.terminalId}`);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 1;
  },
  setSequence: (kind: 'quote' | 'hold', place: TillPlace, sequence: number) =>
    write(`${kind}.${place.branch}.${place.terminalId}`, sequence),
  marks: (place: TillPlace): QuoteMarks => {
    const value = read(`marcas.${place.branch}.${place.terminalId}`);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  },
  /** The latest stay: notes that were never charged do not pile up. */
  setMarks: (place: TillPlace, marks: QuoteMarks) =>
    write(
      `marcas.${place.branch}.${place.terminalId}`,
      Object.fromEntries(Object.entries(marks).slice(-MOST_MARKS)),
    ),
};

function read(name: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Without storage the server still says which number is next.
  }
}
