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

/** What comes with the whole: taken out of it, the whole is no longer one. */
const PARTS_OF_WHOLE: Readonly<Record<string, readonly string[]>> = {
  'motor-completo': [
    'monoblock',
    'cabeza',
    'tapa-punterias',
    'carter',
    'tapa-distribucion',
    'polea-damper',
    'bomba-aceite',
  ],
  caja: ['cuerpo-valvulas', 'convertidor'],
};

/** The type that this one is sold as part of; undefined for what stands alone. */
export function wholeOf(partTypeCode: string): string | undefined {
  return Object.keys(PARTS_OF_WHOLE).find((whole) => PARTS_OF_WHOLE[whole]?.includes(partTypeCode));
}
