import { expect, test } from 'vitest';
import { privateName, publicFile, readStoredName } from './stored-name.ts';

const hash = 'ab'.repeat(32);

test('a name says what is stored under it, and who may have it', () => {
  expect(readStoredName(`${hash}-640.webp`)).toEqual({ kind: 'picture', hash, format: 'webp' });
  expect(readStoredName(`${hash}.pdf`)).toEqual({ kind: 'document', hash });
  expect(readStoredName(privateName(hash, 2_048))).toEqual({ kind: 'private', hash });
  expect(publicFile(`${hash}-640.webp`)).toEqual({ contentType: 'image/webp', isAttachment: false });
  expect(publicFile(`${hash}.pdf`)).toEqual({ contentType: 'application/pdf', isAttachment: true });
  expect(publicFile(privateName(hash, 2_048))).toBeNull();
});

test('only these names are names', () => {
  for (const name of [
    `${hash}-640.svg`,
    `${hash}-640.jpg.html`,
    `${hash.toUpperCase()}-640.jpg`,
    `${hash}-0640.jpg`,
    `../${hash}-640.jpg`,
    `${hash}-640.jpg\n`,
    `${hash.slice(1)}-640.jpg`,
    `${hash}-640.private.webp`,
    `${hash}.private.pdf`,
    `${hash}.pdf\n`,
    `${hash}-640.pdf`,
    '',
  ]) {
    expect(readStoredName(name), name).toBeNull();
    expect(publicFile(name), name).toBeNull();
  }
});
