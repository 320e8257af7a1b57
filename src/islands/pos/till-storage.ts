import type { SaleDraft } from '#contract/sales';
import type { RollWidth } from '#paper/roll.ts';
import type { NoteDraft } from './note-draft.ts';
import type { TypedCount } from './shift/typed-count.ts';

/** Which till of which branch this device is. Everything below is kept apart per till. */
export interface TillPlace {
  readonly branch: string;
  readonly terminalId: number;
}

const A_YEAR_S = 31_536_000;
const PREFIX = 'multipartes.caja.1.';

/**
 * What the till keeps on this device so that a reload or a crash loses nothing. A broken or foreign value reads
 * as absent; where the browser refuses storage, writes answer false and the screen says so.
 */
export const tillStorage = {
  branch: () => readText('branch'),
  setBranch: (code: string) => write('branch', code),
  terminalId: (branch: string) => readNumber(`terminal.${branch}`),
  setTerminalId: (branch: string, id: number) => write(`terminal.${branch}`, id),
  rollWidth: (): RollWidth => (readText('roll') === '58' ? '58' : '80'),
  setRollWidth: (width: RollWidth) => {
    // The server draws papers as wide.
    document.cookie = `rollo=${width}; path=/caja; max-age=${A_YEAR_S}; samesite=lax`;
    return write('roll', width);
  },
  /** The drawer hangs on the printer of this device. */
  opensDrawer: () => read('drawer') === true,
  setOpensDrawer: (opens: boolean) => write('drawer', opens),
  nextSequence: (place: TillPlace) => readNumber(at('sequence', place)) ?? 1,
  setNextSequence: (place: TillPlace, sequence: number) => write(at('sequence', place), sequence),
  note: (place: TillPlace) => only(read(at('note', place)), isNote),
  setNote: (place: TillPlace, note: NoteDraft) => write(at('note', place), note),
  parked: (place: TillPlace): readonly NoteDraft[] => {
    const value = read(at('parked', place));
    return Array.isArray(value) ? value.filter(isNote) : [];
  },
  setParked: (place: TillPlace, notes: readonly NoteDraft[]) => write(at('parked', place), notes),
  /** The sale whose answer is not known yet: its bytes must be sent again unchanged. */
  pending: (place: TillPlace) => only(read(at('pending', place)), isSale),
  setPending: (place: TillPlace, sale: SaleDraft | null) => write(at('pending', place), sale),
  /** A count of the drawer under way. */
  count: (place: TillPlace, purpose: 'float' | 'close') =>
    only(read(at(`count.${purpose}`, place)), isTypedCount) ?? {},
  setCount: (place: TillPlace, purpose: 'float' | 'close', typed: TypedCount | null) =>
    write(at(`count.${purpose}`, place), typed),
};

function at(name: string, { branch, terminalId }: TillPlace): string {
  return `${name}.${branch}.${terminalId}`;
}

function read(name: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function readText(name: string): string | null {
  const value = read(name);
  return typeof value === 'string' ? value : null;
}

function readNumber(name: string): number | null {
  const value = read(name);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

function only<Value>(value: unknown, isValue: (value: unknown) => value is Value): Value | null {
  return isValue(value) ? value : null;
}

function hasLines(
  value: unknown,
): value is { id: string; lines: { stockItemId: string; quantity: number }[] } {
  if (typeof value !== 'object' || value === null) return false;
  const { id, lines } = value as Record<string, unknown>;
  return typeof id === 'string' && Array.isArray(lines) && lines.every(isLine);
}

function isLine(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { stockItemId, quantity } = value as Record<string, unknown>;
  return typeof stockItemId === 'string' && Number.isInteger(quantity);
}

function isNote(value: unknown): value is NoteDraft {
  return hasLines(value) && 'startedAt' in value && 'customerName' in value;
}

function isSale(value: unknown): value is SaleDraft {
  return hasLines(value) && 'folioSequence' in value && 'payments' in value;
}

function isTypedCount(value: unknown): value is TypedCount {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((pieces) => typeof pieces === 'string')
  );
}
