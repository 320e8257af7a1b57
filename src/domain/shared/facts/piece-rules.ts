import type { PartClass } from './part-types.ts';

// prettier-ignore
const PAINTED = new Set([
  'cofre', 'salpicadera', 'fascia-del', 'fascia-tras', 'tapa-cajuela', 'toldo', 'costado', 'espejo', 'puerta',
  'manija-ext', 'caja-pickup',
]);
const LONG_WARRANTY = new Set(['motor-completo', 'caja']);

/** Wears the colour of its car. */
export function isPainted(partTypeCode: string): boolean {
  return PAINTED.has(partTypeCode);
}

/** What the chain promises for a used piece that it sells as working. */
export function warrantyDaysOf(type: { readonly code: string; readonly partClass: PartClass }): number {
  if (LONG_WARRANTY.has(type.code)) return 60;
  return type.partClass === 'electrical' ? 15 : 30;
}
