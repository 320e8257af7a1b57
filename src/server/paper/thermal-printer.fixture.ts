import { code128Values } from '#shared/code128.ts';

/** What came out of the printer. */
export interface Printout {
  readonly lines: readonly string[];
  readonly qrs: readonly string[];
  /** Dots that the bars took, and what a scanner reads. */
  readonly bars: readonly { readonly dots: number; readonly text: string }[];
  readonly drawerKicks: number;
  readonly isCut: boolean;
}

const decoder = new TextDecoder('ascii');

/**
 * A thermal printer that understands the commands that Epson documents for ESC/POS, and refuses any other byte below a
 * space: what it does not know, a real one would print as rubbish.
 */
export function printed(bytes: Uint8Array): Printout {
  const lines: string[] = [];
  const qrs: string[] = [];
  const bars: { dots: number; text: string }[] = [];
  // As an object: the commands below change it.
  const head = { isCentred: false, isCut: false, drawerKicks: 0, barDots: 3, qrData: '' };
  let line = '';
  let at = 0;
  const take = (count: number) => bytes.subarray(at, (at += count));
  const commands: Record<string, () => void> = {
    '1b40': () => undefined,
    '1c2e': () => undefined,
    '1b74': () => expectByte(take(1)[0], 2),
    '1b61': () => {
      head.isCentred = take(1)[0] === 1;
    },
    '1b45': () => void take(1),
    '1d21': () => void take(1),
    '1b70': () => {
      take(3);
      head.drawerKicks += 1;
    },
    '1d56': () => {
      take(2);
      head.isCut = true;
    },
    '1d48': () => void take(1),
    '1d68': () => void take(1),
    '1d77': () => {
      head.barDots = take(1)[0] ?? 0;
    },
    '1d6b': () => {
      expectByte(take(1)[0], 73);
      const text = barText(take(take(1)[0] ?? 0));
      bars.push({ text, dots: head.barDots * (11 * code128Values(text).length + 13) });
    },
    '1d28': () => {
      expectByte(take(1)[0], 0x6b);
      const [low = 0, high = 0] = take(2);
      const [, fn, ...rest] = take(low + 256 * high);
      if (fn === 80) head.qrData = decoder.decode(Uint8Array.from(rest.slice(1)));
      if (fn === 81) qrs.push(head.qrData);
    },
  };
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x0a) {
      at += 1;
      lines.push(head.isCentred && line !== '' ? `^${line}` : line);
      line = '';
    } else if (byte < 0x20) {
      const name = Buffer.from(take(2)).toString('hex');
      const run = commands[name];
      if (!run) throw new Error(`The printer does not know ${name} at byte ${at - 2}`);
      run();
    } else {
      line += letterOf(byte);
      at += 1;
    }
  }
  return { lines, qrs, bars, drawerKicks: head.drawerKicks, isCut: head.isCut };
}

function expectByte(byte: number | undefined, wanted: number): void {
  if (byte !== wanted) throw new Error(`Expected ${wanted}, got ${byte}`);
}

/** The letters of Spanish in code page 850, as IBM numbers them. */
const SPANISH: Readonly<Record<number, string>> = {
  0xa0: 'á',
  0x82: 'é',
  0xa1: 'í',
  0xa2: 'ó',
  0xa3: 'ú',
  0xb5: 'Á',
  0x90: 'É',
  0xd6: 'Í',
  0xe0: 'Ó',
  0xe9: 'Ú',
  0xa4: 'ñ',
  0xa5: 'Ñ',
  0x81: 'ü',
  0x9a: 'Ü',
  0xa8: '¿',
  0xad: '¡',
  0xfa: '·',
  0xf8: '°',
  0x9e: '×',
};

function letterOf(byte: number): string {
  if (byte < 0x7f) return String.fromCharCode(byte);
  const letter = SPANISH[byte];
  if (letter === undefined) throw new Error(`No Spanish letter has the byte ${byte.toString(16)}`);
  return letter;
}

function barText(data: Uint8Array): string {
  let text = '';
  let set = '';
  for (let at = 0; at < data.length; at++) {
    const byte = data[at] ?? 0;
    if (byte === 0x7b && data[at + 1] !== 0x7b) set = String.fromCharCode(data[++at] ?? 0);
    else if (set === 'C') text += String(byte).padStart(2, '0');
    else {
      if (byte === 0x7b) at += 1;
      text += String.fromCharCode(byte);
    }
  }
  return text;
}
