import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Code 39: nine elements of each character, bars and spaces by turns; 1 is wide. */
const CODE_39: Readonly<Record<string, string>> = {
  '0': '000110100',
  '1': '100100001',
  '2': '001100001',
  '3': '101100000',
  '4': '000110001',
  '5': '100110000',
  '6': '001110000',
  '7': '000100101',
  '8': '100100100',
  '9': '001100100',
  A: '100001001',
  B: '001001001',
  C: '101001000',
  D: '000011001',
  E: '100011000',
  F: '001011000',
  G: '000001101',
  H: '100001100',
  I: '001001100',
  J: '000011100',
  K: '100000011',
  L: '001000011',
  M: '101000010',
  N: '000010011',
  P: '001010010',
  R: '100000110',
  S: '001000110',
  T: '000010110',
  U: '110000001',
  V: '011000001',
  W: '111000000',
  X: '010010001',
  Y: '110010000',
  Z: '011010000',
  '*': '010010100',
};

const [WIDTH, HEIGHT, NARROW, WIDE] = [1280, 720, 3, 9];

/** A film for Chromium's pretended camera: one label with the text as a bar code. Answers the file. */
export function barCodeVideo(text: string): string {
  const row = Buffer.alloc(WIDTH, 235);
  let left = 60;
  for (const character of `*${text}*`) {
    for (const [index, isWide] of Array.from(CODE_39[character] ?? '').entries()) {
      const width = isWide === '1' ? WIDE : NARROW;
      if (index % 2 === 0) row.fill(16, left, left + width);
      left += width;
    }
    left += NARROW;
  }
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
  for (let line = 240; line < 480; line += 1) row.copy(luma, line * WIDTH);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  const file = join(mkdtempSync(join(tmpdir(), 'multipartes-camera-')), 'label.y4m');
  writeFileSync(file, Buffer.concat([header, frame, frame]));
  return file;
}
