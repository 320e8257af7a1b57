import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepMedia, restoreMedia } from './keep-media.ts';

const root = mkdtempSync(join(tmpdir(), 'multipartes-media-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const hash = (pair: string) => pair.repeat(32);
const stored = [`${hash('ab')}-640.webp`, `${hash('ab')}-640.private.jpg`, `${hash('cd')}.pdf`];
const pathOf = (folder: string, name: string) => join(folder, name.slice(0, 2), name.slice(2, 4), name);

test('photographs for everybody, for few, and reports come back where they were, and each is kept once', async () => {
  const [from, target, into] = ['from', 'target', 'into'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  for (const name of stored) {
    mkdirSync(join(pathOf(from, name), '..'), { recursive: true });
    writeFileSync(pathOf(from, name), `content of ${name}`);
  }
  writeFileSync(join(from, 'ab', 'ab', '.1234.half'), 'cut off');
  expect(await keepMedia({ from, target, recipient })).toMatchObject({ fresh: 3, known: 0 });
  expect(await keepMedia({ from, target, recipient })).toMatchObject({ fresh: 0, known: 3 });
  expect(await restoreMedia({ target, identity, into })).toBe(3);
  for (const name of stored) expect(readFileSync(pathOf(into, name), 'utf8')).toBe(`content of ${name}`);
  const files = readdirSync(into, { recursive: true, encoding: 'utf8', withFileTypes: true });
  expect(files.filter((file) => file.isFile())).toHaveLength(3);
});
