import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isIntact, seal, unseal } from './sealed-file.ts';

let folder: string;
let identity: string;
let recipient: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'multipartes-sealed-'));
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const content = 'balatas delanteras tsuru 2004 '.repeat(9_000);

async function sealed(name: string) {
  const path = join(folder, name);
  return { path, file: await seal(Readable.from([Buffer.from(content)]), { path, name }, recipient) };
}

test('what was sealed comes back with the private key, and says nothing without it', async () => {
  const { path, file } = await sealed('one');

  expect(await text(await unseal(path, identity))).toBe(content);
  expect(readFileSync(path).includes('balatas')).toBe(false);
  expect(file).toMatchObject({ name: 'one', plainBytes: content.length, bytes: readFileSync(path).length });
  expect(file.bytes).toBeLessThan(content.length / 10);
  await expect(unseal(path, await generateX25519Identity())).rejects.toThrow(/identity/);
});

test('a file that was changed or cut is noticed, by its sum and by its seal', async () => {
  const { path, file } = await sealed('two');
  expect(await isIntact(path, file)).toBe(true);
  const bytes = readFileSync(path);
  bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
  writeFileSync(path, bytes);

  expect(await isIntact(path, file)).toBe(false);
  await expect(unseal(path, identity).then((plain) => text(plain))).rejects.toThrow();
  writeFileSync(path, readFileSync(path).subarray(0, -50));
  await expect(unseal(path, identity).then((plain) => text(plain))).rejects.toThrow();
  expect(await isIntact(join(folder, 'nowhere'), file)).toBe(false);
});

test('a source that breaks leaves no file', async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('some');
      throw new Error('the disk is gone');
    })(),
  );

  await expect(seal(broken, { path: join(folder, 'three'), name: 'three' }, recipient)).rejects.toThrow(
    /disk/,
  );
  expect(readdirSync(folder).filter((name) => name.startsWith('three'))).toEqual([]);
});
