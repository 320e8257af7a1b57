import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAR_FAMILIES, type CarFamily } from '#shared/car/family.ts';
import type { BuiltSet } from './build-set.ts';
import { SET_FILES, indexedSet, type SetIndex, type SetManifest } from './manifest.ts';

export const INDEX_FILE = 'index.json';
const MANIFEST_FILE = 'manifest.json';
const SET_FOLDER = /^[0-9a-f]{12}$/;

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Writes a set into a folder of its hash's name; the manifest last, so that a folder with one is whole. */
export function writeSet(root: string, { manifest, files }: BuiltSet): void {
  const folder = join(root, manifest.hash);
  mkdirSync(folder, { recursive: true });
  for (const name of SET_FILES) writeFileSync(join(folder, name), files.get(name) ?? '');
  writeFileSync(join(folder, MANIFEST_FILE), asJson(manifest));
}

export function readManifest(root: string, hash: string): SetManifest | undefined {
  const file = join(root, hash, MANIFEST_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SetManifest) : undefined;
}

export function readIndex(root: string): SetIndex {
  const file = join(root, INDEX_FILE);
  if (!existsSync(file)) return { contract: 1, families: {} };
  return JSON.parse(readFileSync(file, 'utf8')) as SetIndex;
}

/**
 * Lists what was just built beside what was listed before, in the order of the families; folders that nothing lists any
 * more are removed. A set of an older generator stays until its family is built again: the tests tell.
 */
export function publish(root: string, built: ReadonlyMap<CarFamily, string>): SetIndex {
  const previous = readIndex(root);
  const families = Object.fromEntries(
    CAR_FAMILIES.flatMap((family) => {
      const manifest = readManifest(root, built.get(family) ?? previous.families[family]?.hash ?? '');
      return manifest ? [[family, indexedSet(manifest)]] : [];
    }),
  );
  const index: SetIndex = { ...previous, families };
  writeIndex(root, index);
  return index;
}

export function writeIndex(root: string, index: SetIndex): void {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, INDEX_FILE), asJson(index));
  const listed = [...Object.values(index.families), ...Object.values(index.custom ?? {})];
  const kept = new Set(listed.map(({ hash }) => hash));
  for (const name of readdirSync(root)) {
    if (SET_FOLDER.test(name) && !kept.has(name)) rmSync(join(root, name), { recursive: true });
  }
}
