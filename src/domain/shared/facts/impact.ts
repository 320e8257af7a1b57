import type { Position } from '../positions.ts';

/** What brought a car to the yard. */
export const IMPACTS = ['front', 'rear', 'left', 'right', 'rollover', 'flood', 'mechanical', 'none'] as const;
export type Impact = (typeof IMPACTS)[number];

// prettier-ignore
const FRONT = [
  'cofre', 'fascia-del', 'alma-del', 'parrilla', 'faro', 'faro-niebla', 'cuarto', 'marco-radiador', 'radiador',
  'condensador', 'motoventilador', 'tolva-radiador', 'bolsa-aire', 'salpicadera', 'bisagra-cofre', 'claxon',
];
// prettier-ignore
const REAR = [
  'fascia-tras', 'tapa-cajuela', 'calavera', 'calavera-int', 'medallon', 'mofle', 'luz-placa', 'tercer-stop',
  'costado', 'refaccion', 'caja-pickup', 'eje-tras',
];
// prettier-ignore
const ROOF = [
  'toldo', 'parabrisas', 'medallon', 'quemacocos', 'cielo', 'cofre', 'tapa-cajuela', 'espejo', 'puerta', 'cristal-puerta',
  'salpicadera', 'costado', 'bolsa-aire', 'cinturon',
];
// prettier-ignore
const DROWNED = [
  'computadora', 'alternador', 'marcha', 'abs', 'caja-fusibles', 'estereo', 'cluster', 'arnes', 'asiento-del',
  'asiento-tras', 'alfombra', 'tapa-puerta', 'bolsa-aire', 'soplador', 'control-clima', 'sensores', 'motor-completo',
  'consola', 'guantera', 'cielo',
];
const WORN = ['motor-completo', 'cabeza', 'monoblock', 'bomba-aceite', 'turbo'];
// prettier-ignore
const SIDE = new Set([
  'puerta', 'manija-ext', 'chapa', 'elevador', 'cristal-puerta', 'aleta', 'tapa-puerta', 'bisagra-puerta', 'espejo',
  'salpicadera', 'costado', 'estribo', 'tolva', 'maza', 'amortiguador', 'horquilla', 'mango',
]);
const ZONES: Readonly<Record<'front' | 'rear' | 'rollover' | 'flood' | 'mechanical', ReadonlySet<string>>> = {
  front: new Set(FRONT),
  rear: new Set(REAR),
  rollover: new Set(ROOF),
  flood: new Set(DROWNED),
  mechanical: new Set(WORN),
};

/** Whether the blow that brought the car to the yard spoilt this part. */
export function isLostTo(impact: Impact, partTypeCode: string, position: Position): boolean {
  switch (impact) {
    case 'none':
      return false;
    case 'left':
      return SIDE.has(partTypeCode) && (position === 'l' || position === 'fl' || position === 'rl');
    case 'right':
      return SIDE.has(partTypeCode) && (position === 'r' || position === 'fr' || position === 'rr');
    case 'front':
    case 'rear':
    case 'rollover':
    case 'flood':
    case 'mechanical':
      return ZONES[impact].has(partTypeCode);
  }
}
