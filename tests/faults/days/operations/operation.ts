import { chance, chosen, upTo } from '../dice.ts';
import type { HoldState, NoteState } from '../book.ts';
import type { Day, DayBranch, DayTill } from '../setting.ts';

/** What somebody is about to do: how it is done, why it may be refused, and what is true once it is done. */
export interface Operation {
  readonly what: string;
  /** Codes of refusals that the oracle sees; none: it must be done. */
  readonly reasons: readonly string[];
  run(): Promise<{ readonly json: string; readonly replayed: boolean }>;
  /** Changes the oracle. */
  agree(json: string): void;
  /** The same again, or another body under its key; absent where nothing is keyed. */
  again?(isForged: boolean): Promise<{ readonly json: string; readonly replayed: boolean }>;
  /** What a refusal leaves behind. */
  refused?(code: string): void;
  /** Another branch hears of it. */
  readonly travels?: true;
}

export type Maker = (day: Day) => Promise<Operation | undefined>;

/** A keyed operation: its way again is the same call with the same key. */
export function keyedOperation<Body extends object>(
  given: Omit<Operation, 'run' | 'again'> & {
    readonly body: Body;
    readonly forged: Body;
    readonly call: (body: Body) => Promise<{ readonly json: string; readonly replayed: boolean }>;
  },
): Operation {
  const { body, forged, call, ...rest } = given;
  return { ...rest, run: () => call(body), again: (isForged) => call(isForged ? forged : body) };
}

export const shiftReasons = (day: Day, till: DayTill) => {
  if (till.shiftId === null) return ['sales.shift_not_found'];
  const state = day.book.shifts.find(({ id }) => id === till.shiftId)?.state;
  return state === 'open' ? [] : ['sales.shift_closed'];
};

/** Times in a shift that a clerk hears of a drawer that it has less than is wanted. */
const SHORT_OUTS = 3;

/** Why cash may not leave a drawer, and what it leaves behind that somebody wanted it. */
export function cashOutOf(
  { book }: Day,
  till: DayTill,
  cashCents: number,
): Pick<Operation, 'reasons' | 'refused'> {
  const shift = book.shifts.find(({ id }) => id === till.shiftId);
  if (!shift || shift.state !== 'open' || cashCents === 0) return { reasons: [] };
  if (shift.shortOuts >= SHORT_OUTS) return { reasons: ['sales.drawer_supervisor'] };
  if (book.cash(shift.id) >= cashCents) return { reasons: [] };
  return {
    reasons: ['sales.drawer_short'],
    refused(code) {
      if (code === 'sales.drawer_short') shift.shortOuts += 1;
    },
  };
}

export interface Line {
  readonly code: string;
  readonly quantity: number;
  readonly stockItemId: string;
  readonly unitPriceCents: number;
  readonly discountCents: number;
}

/** Things of a branch that have a price, in quantities of which one is sometimes too large. */
export async function linesOf(day: Day, branch: DayBranch, isGreedy: boolean): Promise<Line[]> {
  const { book, random } = day;
  const codes = [...book.codes(branch.at.id)];
  const wanted = new Set(Array.from({ length: 1 + upTo(random, 3) }, () => chosen(random, codes)));
  const lines: Line[] = [];
  for (const code of wanted) {
    const found = await day.find(branch, code);
    if (!found || found.priceCents === null) continue;
    const free = book.free(branch.at.id, code);
    const most = isGreedy ? free + 2 : Math.min(free, 4);
    if (most < 1) continue;
    const quantity = 1 + upTo(random, most);
    const discountCents = chance(random, 0.2) ? Math.floor((quantity * found.priceCents * 4) / 100) : 0;
    lines.push({ code, quantity, stockItemId: found.id, unitPriceCents: found.priceCents, discountCents });
  }
  return lines;
}

export const totalOf = (lines: readonly Line[]) =>
  lines.reduce((sum, line) => sum + line.quantity * line.unitPriceCents - line.discountCents, 0);

/** What is deposited for the old parts of lines. */
export const coresOf = ({ coreOf }: Day, lines: readonly Pick<Line, 'code' | 'quantity'>[]) =>
  lines.reduce((sum, { code, quantity }) => sum + quantity * coreOf(code), 0);

/** What was sold, as who brings something back will see it. */
export function noteOf(
  { coreOf }: Day,
  { lines, ...note }: { id: string; branch: number; paid: NoteState['paid']; lines: HoldState['lines'] },
): NoteState {
  const sold = lines.map((line) => {
    return { ...line, returned: 0, coreOpen: coreOf(line.code) > 0 ? line.quantity : 0 };
  });
  return { ...note, back: {}, lines: sold };
}

export const wireOf = (lines: readonly Line[]) => lines.map(({ code: _code, ...line }) => line);

export const shortOf = (day: Day, branch: DayBranch, lines: readonly Line[]) =>
  lines.some(({ code, quantity }) => day.book.free(branch.at.id, code) < quantity)
    ? ['inventory.insufficient_stock']
    : [];

export const branchOf = (day: Day, id: number) => day.branches.find(({ at }) => at.id === id) as DayBranch;
