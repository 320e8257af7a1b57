/**
 * Keys of vPIC, which are patterns of SQL Server's LIKE over `positions 4–8 | positions 10–17` and match from the
 * left: what a key leaves out is free. `*` and `_` are any one character, `[A-HJ7]` one of a class, `|` the bar
 * between the two parts, everything else itself.
 */
const ANY = 0;
const FIRST_CLASS = 256;
const CLASS_SIZE = 128;
const POINTS_LITERAL = 3;
const POINTS_CLASS = 2;

export interface KeyPatterns {
  /**
   * How exactly key number `key` fits what stands in `subject`: 3 for each character it names, 2 for each class;
   * -1 when it does not fit. A key of wildcards only fits everything with 0.
   */
  fit(key: number, subject: Uint8Array): number;
}

/** Positions 4–8, a bar, positions 10–17, as character codes. */
export function subjectOf(vin: string, into: Uint8Array = new Uint8Array(14)): Uint8Array {
  for (let index = 0; index < 5; index += 1) into[index] = vin.charCodeAt(3 + index);
  into[5] = 124;
  for (let index = 0; index < 8; index += 1) into[6 + index] = vin.charCodeAt(9 + index);
  return into;
}

/** Keys as rows of small numbers; one pass over them reads thousands of VINs a second without regular expressions. */
export function compileKeys(keys: readonly string[]): KeyPatterns {
  const classes: Uint8Array[] = [];
  const numberOfClass = new Map<string, number>();
  const starts = new Int32Array(keys.length + 1);
  const cells: number[] = [];
  for (const [index, key] of keys.entries()) {
    for (const cell of cellsOf(key)) cells.push(typeof cell === 'string' ? classNumber(cell) : cell);
    starts[index + 1] = cells.length;
  }
  const flat = Uint16Array.from(cells);

  function classNumber(members: string): number {
    const known = numberOfClass.get(members);
    if (known !== undefined) return known;
    const number = FIRST_CLASS + classes.length;
    classes.push(membersOf(members));
    numberOfClass.set(members, number);
    return number;
  }

  return {
    fit(key, subject) {
      const start = starts[key] ?? 0;
      const length = (starts[key + 1] ?? 0) - start;
      if (length > subject.length) return -1;
      let points = 0;
      for (let place = 0; place < length; place += 1) {
        const cell = flat[start + place] ?? ANY;
        const character = subject[place] ?? 0;
        if (cell === ANY) continue;
        if (cell < FIRST_CLASS) {
          if (cell !== character) return -1;
          points += POINTS_LITERAL;
        } else {
          if (classes[cell - FIRST_CLASS]?.[character] !== 1) return -1;
          points += POINTS_CLASS;
        }
      }
      return points;
    },
  };
}

/** One cell per character position: 0 any, a character code, or the members of a class. */
function cellsOf(key: string): (number | string)[] {
  const cells: (number | string)[] = [];
  for (let index = 0; index < key.length; index += 1) {
    const character = key.charAt(index);
    const end = character === '[' ? key.indexOf(']', index) : -1;
    if (character === '*' || character === '_') cells.push(ANY);
    else if (end > index) {
      cells.push(key.slice(index + 1, end));
      index = end;
    } else cells.push(key.charCodeAt(index) % FIRST_CLASS);
  }
  return cells;
}

function membersOf(text: string): Uint8Array {
  const members = new Uint8Array(CLASS_SIZE);
  const isInverted = text.startsWith('^');
  for (let index = isInverted ? 1 : 0; index < text.length; index += 1) {
    const isRange = text.charAt(index + 1) === '-' && index + 2 < text.length;
    const from = text.charCodeAt(index);
    const to = isRange ? text.charCodeAt(index + 2) : from;
    for (let code = from; code <= to && code < CLASS_SIZE; code += 1) members[code] = 1;
    if (isRange) index += 2;
  }
  return isInverted ? members.map((is) => 1 - is) : members;
}
