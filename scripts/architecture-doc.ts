import { readFileSync, writeFileSync } from 'node:fs';
import { AREA_ORDER, EDGES } from '../eslint.edges.js';
import { inProject } from './paths.ts';

const DOCUMENT = inProject('docs', 'architecture.md');
const MARK =
  '<!-- import-rules: made from eslint.edges.js by `npm run format`, checked by tests/architecture.test.ts -->\n';

/** The part of docs/architecture.md that says who may import whom, as lint enforces it. */
export function importRules(): string {
  const rows = Object.entries(EDGES).map(
    ([from, to]) => `| ${from} | ${to.filter((type) => type !== from).join(', ') || '–'} |`,
  );
  const order = AREA_ORDER.map((areas) => areas.join(', ')).join(' < ');
  return [
    '| from | may import |',
    '|---|---|',
    ...rows,
    '',
    `Areas of the domain, low to high; an area uses the doors of lower ones: shared < ${order}.`,
  ].join('\n');
}

/** Puts the rules of today into the document. */
export function writeImportRules(): void {
  const [before = ''] = readFileSync(DOCUMENT, 'utf8').split(MARK);
  writeFileSync(DOCUMENT, `${before}${MARK}${importRules()}\n`);
}
