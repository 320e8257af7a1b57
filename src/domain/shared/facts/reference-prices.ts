import type { BodyStyle } from './body-styles.ts';

/**
 * Prices of the parts of a middle-sized saloon of ten years, in pesos with IVA. used: grade B from a donor (0: never
 * sold used) · fresh: an aftermarket piece (0: only used). Own estimates of the Mexican market of 2026: what a chain
 * asks itself always comes first, these are for what it never had.
 */
type ReferencePrice = readonly [used: number, fresh: number];

// prettier-ignore
const REFERENCE_PRICES: Readonly<Record<string, ReferencePrice>> = {
  cofre: [2600, 2950],
  salpicadera: [950, 890],
  'fascia-del': [1900, 1650],
  'fascia-tras': [1750, 1600],
  'alma-del': [720, 780],
  parrilla: [650, 690],
  'tapa-cajuela': [2700, 0],
  toldo: [3200, 0],
  costado: [3600, 0],
  estribo: [1300, 980],
  tolva: [280, 310],
  espejo: [780, 820],
  'marco-radiador': [1150, 1240],
  'caja-pickup': [14500, 0],
  'bisagra-cofre': [190, 260],
  puerta: [2400, 0],
  'manija-ext': [220, 260],
  chapa: [480, 690],
  elevador: [650, 880],
  'cristal-puerta': [520, 690],
  aleta: [420, 560],
  parabrisas: [1500, 2350],
  medallon: [1350, 2100],
  'tapa-puerta': [680, 0],
  'bisagra-puerta': [180, 0],
  quemacocos: [2900, 0],
  faro: [1350, 1490],
  calavera: [780, 850],
  'calavera-int': [620, 690],
  'faro-niebla': [420, 480],
  cuarto: [240, 260],
  'tercer-stop': [280, 390],
  'luz-placa': [90, 120],
  'modulo-luces': [1250, 0],
  'motor-completo': [14500, 0],
  monoblock: [6800, 0],
  cabeza: [4200, 6900],
  'tapa-punterias': [750, 1150],
  carter: [820, 980],
  'tapa-distribucion': [640, 0],
  'multiple-admision': [1350, 2300],
  'cuerpo-aceleracion': [1400, 2450],
  'polea-damper': [520, 890],
  tensor: [420, 680],
  'caja-filtro': [580, 0],
  'ducto-admision': [260, 430],
  'soporte-motor': [380, 560],
  turbo: [6500, 9800],
  'bomba-aceite': [650, 1180],
  caja: [9500, 0],
  clutch: [950, 2350],
  'volante-motor': [1150, 2600],
  diferencial: [6800, 0],
  flecha: [1250, 1650],
  cardan: [3400, 0],
  transfer: [9200, 0],
  'soporte-caja': [320, 490],
  palanca: [480, 0],
  'cuerpo-valvulas': [4800, 0],
  convertidor: [2900, 0],
  amortiguador: [520, 1180],
  resorte: [380, 790],
  'base-amortiguador': [210, 390],
  horquilla: [680, 1150],
  mango: [950, 0],
  maza: [620, 1090],
  'barra-estab': [780, 0],
  'tornillo-estab': [120, 240],
  puente: [2950, 0],
  'eje-tras': [3400, 0],
  muelle: [2100, 2900],
  cremallera: [2600, 4900],
  terminal: [180, 390],
  columna: [1900, 0],
  'bomba-direccion': [1450, 2700],
  disco: [380, 890],
  caliper: [750, 1650],
  balatas: [0, 520],
  tambor: [320, 760],
  zapatas: [0, 420],
  booster: [980, 2400],
  'cilindro-maestro': [520, 1250],
  abs: [2400, 0],
  'freno-mano': [380, 0],
  pedalera: [650, 0],
  rin: [950, 0],
  llanta: [650, 1590],
  tapon: [150, 190],
  birlos: [140, 260],
  refaccion: [850, 0],
  gato: [420, 0],
  'sensor-tpms': [380, 690],
  'centro-rin': [120, 0],
  radiador: [1150, 1890],
  motoventilador: [950, 1490],
  'tolva-radiador': [420, 0],
  'bomba-agua': [320, 780],
  termostato: [210, 460],
  'deposito-anticong': [310, 480],
  mangueras: [180, 420],
  'compresor-ac': [2300, 4600],
  condensador: [950, 1890],
  evaporador: [1650, 0],
  soplador: [620, 1180],
  'control-clima': [750, 0],
  'rejilla-aire': [190, 0],
  'multiple-escape': [1150, 0],
  catalizador: [3900, 5200],
  resonador: [480, 890],
  'tubo-escape': [520, 950],
  mofle: [580, 1250],
  'sensor-oxigeno': [320, 980],
  tanque: [1350, 0],
  'bomba-gasolina': [750, 1690],
  'riel-inyectores': [850, 0],
  inyector: [320, 690],
  'cuello-llenado': [380, 640],
  canister: [420, 0],
  bateria: [0, 2450],
  alternador: [1650, 3400],
  marcha: [1350, 2650],
  computadora: [2600, 0],
  'caja-fusibles': [950, 0],
  bobina: [380, 790],
  bujia: [0, 95],
  'motor-limpiador': [580, 1250],
  'brazo-limpiador': [160, 290],
  claxon: [120, 260],
  arnes: [1800, 0],
  sensores: [280, 620],
  'switch-encendido': [750, 1150],
  'asiento-del': [1900, 0],
  'asiento-tras': [1800, 0],
  tablero: [3400, 0],
  cluster: [1450, 0],
  estereo: [1650, 0],
  consola: [780, 0],
  volante: [850, 0],
  'bolsa-aire': [2400, 0],
  cinturon: [780, 0],
  cielo: [950, 0],
  alfombra: [650, 0],
  guantera: [380, 0],
  viseras: [220, 0],
};

export interface ReferenceCents {
  /** 0: never sold used. */
  readonly usedCents: number;
  /** 0: only used. */
  readonly newCents: number;
}

/** Of the middle-sized saloon; undefined for a part type that has none. */
export function referencePriceOf(partTypeCode: string): ReferenceCents | undefined {
  const row = REFERENCE_PRICES[partTypeCode];
  return row && { usedCents: row[0] * 100, newCents: row[1] * 100 };
}

interface PricedCar {
  readonly bodyStyle: string;
  readonly lengthMm: number;
  readonly yearTo: number | null;
  readonly vehicles: readonly { readonly cylinders: number }[];
}

const BODY_FACTOR: Readonly<Record<string, number>> = {
  hatchback: 0.88,
  sedan: 1,
  coupe: 1.1,
  'van-mpv': 1.05,
  suv: 1.28,
  van: 1.2,
  'pickup-regular': 0.95,
  'pickup-crew': 1.4,
} satisfies Record<BodyStyle, number>;

/** How dear the parts of a car are beside those of the middle-sized saloon: 1 is the same. */
export function priceLevelOf(car: PricedCar, yearOfToday: number): number {
  const size = (car.lengthMm / 4_450) ** 0.6;
  const age = yearOfToday - (car.yearTo ?? yearOfToday);
  const youth = age <= 2 ? 1.16 : age <= 8 ? 1 : 0.86;
  const hasV8 = car.vehicles.some(({ cylinders }) => cylinders === 8);
  return (BODY_FACTOR[car.bodyStyle] ?? 1) * size * youth * (hasV8 ? 1.2 : 1);
}
