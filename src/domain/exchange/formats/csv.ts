import { DomainError } from '#shared/errors.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Longer than any cell a person filled in: a quotation mark was opened and never closed. */
const MAX_CELL_LENGTH = 32_768;
/** Cells beyond it are dropped: a line of nothing but commas would otherwise fill the memory. */
const MAX_CELLS = 200;

/** Reads delimited text (RFC 4180; also bare CR or LF) as it comes, cell by cell. */
export class CsvReader {
  readonly #delimiter: Delimiter;
  #row: string[] = [];
  #cell = '';
  #isQuoted = false;
  /** The last character was a quotation mark inside quotes: the end of them, or half of a doubled one. */
  #isAfterQuote = false;
  #isAfterReturn = false;
  #isEmptyRow = true;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  /** The rows that this text completes; an empty line is a row without cells. */
  push(text: string): string[][] {
    const rows: string[][] = [];
    for (let at = 0; at < text.length; at++) {
      const mark = text.charAt(at);
      if (this.#isQuoted) {
        at = this.#readQuoted(text, at, mark);
        continue;
      }
      if (mark === '\n' && this.#isAfterReturn) {
        this.#isAfterReturn = false;
        continue;
      }
      this.#isAfterReturn = mark === '\r';
      if (mark === '\n' || mark === '\r') rows.push(this.#endRow());
      else if (mark === this.#delimiter) this.#endCell();
      else if (mark === '"' && this.#cell === '' && !this.#isAfterQuote) this.#openQuotes();
      else if (mark === '"' && this.#isAfterQuote) this.#reopenQuotes();
      else at = this.#readPlain(text, at);
    }
    return rows;
  }

  /** The last row, when the text does not end with a line break. */
  end(): string[][] {
    if (this.#isQuoted) throw new DomainError('exchange.open_quote', 'invalid');
    return this.#isEmptyRow && this.#row.length === 0 ? [] : [this.#endRow()];
  }

  #readQuoted(text: string, at: number, mark: string): number {
    if (mark === '"') {
      this.#isQuoted = false;
      this.#isAfterQuote = true;
      return at;
    }
    const close = text.indexOf('"', at);
    const end = close < 0 ? text.length : close;
    this.#add(text.slice(at, end));
    return end - 1;
  }

  #readPlain(text: string, at: number): number {
    let end = at + 1;
    while (end < text.length && !this.#isMark(text.charAt(end))) end++;
    this.#add(text.slice(at, end));
    this.#isAfterQuote = false;
    return end - 1;
  }

  #isMark(mark: string): boolean {
    return mark === this.#delimiter || mark === '\n' || mark === '\r' || mark === '"';
  }

  #add(text: string): void {
    this.#cell += text;
    this.#isEmptyRow = false;
    if (this.#cell.length > MAX_CELL_LENGTH) throw new DomainError('exchange.open_quote', 'invalid');
  }

  #openQuotes(): void {
    this.#isQuoted = true;
    this.#isEmptyRow = false;
  }

  #reopenQuotes(): void {
    this.#isQuoted = true;
    this.#isAfterQuote = false;
    this.#add('"');
  }

  #endCell(): void {
    if (this.#row.length < MAX_CELLS) this.#row.push(this.#cell);
    this.#cell = '';
    this.#isAfterQuote = false;
    this.#isEmptyRow = false;
  }

  #endRow(): string[] {
    if (this.#isEmptyRow && this.#row.length === 0) return [];
    this.#endCell();
    const row = this.#row;
    this.#row = [];
    this.#isEmptyRow = true;
    return row;
  }
}

/** The delimiter that gives the beginning of a file most columns, the same number in most lines. */
export function delimiterOf(beginning: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = new CsvReader(delimiter).push(beginning).filter((row) => row.length > 0);
    const width = rows[0]?.length ?? 1;
    const agreeing = rows.filter((row) => row.length === width).length;
    const score = width < 2 ? 0 : (agreeing / rows.length) * 100 + width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
