import { AREA_ORDER, EDGES } from '../eslint.edges.js';

/** The part of docs/architecture.md that says who may import whom, as lint enforces it. */
export function importRules(): string {
  const rows = Object.entries(EDGES).map(([from, to]) => `| ${from} | ${to.filter((type) => type !== from).join(', ') || '–'} |`);
  const order = AREA_ORDER.map((areas) => areas.join(', ')).join(' < ');
  return ['| from | may import |', '|---|---|', ...rows, '', `Areas of the domain, low to high; an area uses the doors of lower ones: shared < ${order}.`].join('\n');
}
