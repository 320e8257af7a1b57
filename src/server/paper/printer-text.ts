/**
 * Upper half of code page 850, from 0x80: the page that thermal printers know best and that has every letter of
 * Spanish. https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT
 */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** What the page lacks, in what it has. */
const STAND_INS: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '•': '·',
  '€': 'EUR',
  '™': 'TM',
};

/** The same words with only letters of code page 850: what has none there loses its accent, or becomes `?`. */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC').replace(/[\u2000-\u200a\u202f\u00a0\t\r\n]/g, ' '))
    .map(printableLetter)
    .join('');
}

function printableLetter(letter: string): string {
  if (isAscii(letter) || CP850.includes(letter)) return letter;
  const plain = STAND_INS[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
  return Array.from(plain).every((each) => isAscii(each) || CP850.includes(each)) ? plain : '?';
}

const isAscii = (letter: string) => letter >= ' ' && letter <= '~';

/** Bytes of text that is `printable`. */
export function cp850(text: string): number[] {
  return Array.from(text, (letter) =>
    isAscii(letter) ? letter.charCodeAt(0) : 0x80 + CP850.indexOf(letter),
  );
}

/** Lines of at most `columns` letters, broken between words; a word longer than that is cut. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text)
    .split(' ')
    .filter((each) => each !== '')) {
    for (const piece of word.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? []) {
      if (line !== '' && line.length + 1 + piece.length > columns) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? piece : `${line} ${piece}`;
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
