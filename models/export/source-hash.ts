import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import type { FamilySpec } from '../generator/family-spec.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** Everything that decides what a set looks like, beside the family's own numbers. */
const SOURCES = ['models/generator', 'models/export', 'src/domain/shared/car'];
const PACKAGES = [
  '@gltf-transform/core',
  '@gltf-transform/extensions',
  '@gltf-transform/functions',
  'cdt2d',
  'earcut',
  'manifold-3d',
  'meshoptimizer',
  'three-mesh-bvh',
];
const HASH_LENGTH = 12;

let sources: string | undefined;

/** Names the folder of a set: another number or another line of the generator is another folder. */
export function setHash(spec: FamilySpec): string {
  sources ??= sourcesHash();
  return createHash('sha256')
    .update(sources)
    .update(JSON.stringify(spec))
    .digest('hex')
    .slice(0, HASH_LENGTH);
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesUnder)) {
    hash.update(`${file}\0`).update(tokensOf(readFileSync(join(ROOT, file), 'utf8')));
  }
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const versions = { ...dependencies, ...devDependencies };
  return hash.update(PACKAGES.map((name) => `${name}@${versions[name] ?? ''}`).join()).digest('hex');
}

/** The code without its comments and layout: a reworded comment must not make every set stale. */
function tokensOf(source: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, source);
  const tokens: string[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) tokens.push(scanner.getTokenText());
  return tokens.join(' ');
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}
