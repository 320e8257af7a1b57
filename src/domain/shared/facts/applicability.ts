import type { Position } from '../positions.ts';
import type { GenerationFact, VehicleFact } from './generations.ts';
import { PART_TYPES, positionsOf, type PartTypeFact } from './part-types.ts';

/** What of a generation decides which parts it has. Without vehicles: its engines are not known yet. */
export type FittableCar = Pick<GenerationFact, 'slug' | 'bodyStyle' | 'vehicles' | 'yearFrom' | 'yearTo'>;

/** A part as the car maker fitted it: a type at a place of a generation, for all its vehicles or some. */
export interface FittedPart {
  readonly type: PartTypeFact;
  readonly position: Position;
  /** 1-based among the parts of the same type and position; differs by engine or gearbox. */
  readonly variant: number;
  /** null: the same for every vehicle of the generation. */
  readonly vehicles: readonly VehicleFact[] | null;
}

// prettier-ignore
const DIFFER_BY_ENGINE = new Set([
  'motor-completo', 'monoblock', 'cabeza', 'tapa-punterias', 'carter', 'tapa-distribucion', 'multiple-admision',
  'cuerpo-aceleracion', 'polea-damper', 'tensor', 'turbo', 'bomba-aceite', 'multiple-escape', 'riel-inyectores',
  'inyector', 'bobina', 'bujia', 'bomba-agua', 'alternador', 'marcha',
]);
// prettier-ignore
const DIFFER_BY_VEHICLE = new Set([
  'caja', 'clutch', 'volante-motor', 'convertidor', 'cuerpo-valvulas', 'palanca', 'computadora', 'transfer',
]);
// prettier-ignore
const REAR_DOOR_TYPES = new Set([
  'puerta', 'manija-ext', 'chapa', 'elevador', 'cristal-puerta', 'tapa-puerta', 'bisagra-puerta',
]);

// prettier-ignore
const REAR_DISCS = new Set([
  'nissan/sentra/b16', 'nissan/x-trail/t32', 'chevrolet/cruze/j300', 'chevrolet/silverado-1500-crew/k2xx',
  'volkswagen/jetta-clasico/a4', 'volkswagen/jetta/a6', 'volkswagen/golf/a4', 'volkswagen/tiguan/mk1-5n',
  'seat/leon/5f', 'toyota/corolla/e170', 'toyota/rav4/xa40', 'honda/civic/fc-10a', 'honda/cr-v/rm', 'honda/hr-v/ru',
  'mazda/mazda3/bl', 'mazda/mazda3/bm', 'mazda/cx-5/ke', 'ford/focus/c346', 'ford/escape/c520',
  'ford/f-150-supercrew/p552', 'ford/mustang/s550', 'kia/forte/yd', 'kia/sportage/ql', 'dodge/journey/jc49',
  'mg/mg5/ap32',
]);
// prettier-ignore
const TWO_PIECE_TAIL_LAMPS = new Set([
  'nissan/versa/n18', 'nissan/sentra/b17', 'nissan/x-trail/t32', 'chevrolet/onix/gem', 'volkswagen/jetta/a6',
  'toyota/corolla/e170', 'toyota/rav4/xa40', 'honda/civic/fc-10a', 'honda/cr-v/rm', 'honda/hr-v/ru', 'mazda/cx-5/ke',
  'hyundai/accent/hc', 'kia/rio/yb', 'kia/forte/yd', 'kia/sportage/ql', 'mg/mg5/ap32',
]);
// prettier-ignore
const SUNROOF = new Set([
  'volkswagen/jetta-clasico/a4', 'volkswagen/jetta/a6', 'volkswagen/golf/a4', 'seat/leon/5f', 'nissan/sentra/b16',
  'nissan/sentra/b17', 'mazda/mazda3/bl', 'mazda/mazda3/bm', 'honda/civic/fa-8a', 'honda/civic/fc-10a',
  'chevrolet/cruze/j300', 'kia/forte/yd',
]);
// What a Volkswagen Sedan never had: no water, no driveshaft, no electronics.
// prettier-ignore
const NOT_ON_AIR_COOLED = new Set([
  'parrilla', 'marco-radiador', 'radiador', 'motoventilador', 'tolva-radiador', 'bomba-agua', 'termostato',
  'deposito-anticong', 'mangueras', 'compresor-ac', 'condensador', 'evaporador', 'control-clima', 'bomba-direccion',
  'alma-del', 'consola', 'tercer-stop', 'faro-niebla', 'fascia-del', 'fascia-tras', 'puente', 'cuerpo-aceleracion',
  'computadora', 'sensor-oxigeno', 'riel-inyectores', 'inyector', 'canister', 'sensores', 'tapa-distribucion',
]);

/**
 * Which parts a generation has, in catalog order: a coupé has no rear doors, a front-drive car no propeller
 * shaft, a Tsuru no airbag. Coarse on purpose — it opens the catalog, staff refine it.
 */
export function fittedParts(generation: FittableCar): FittedPart[] {
  return PART_TYPES.flatMap((type) => {
    const groups = vehicleGroups(type, generation);
    return positionsOn(type, generation).flatMap((position) =>
      groups.map((vehicles, index) => ({ type, position, variant: index + 1, vehicles })),
    );
  });
}

/** The positions of a type that exist on this generation; empty: it does not have the part at all. */
function positionsOn(type: PartTypeFact, generation: FittableCar): readonly Position[] {
  if (!hasPart(type.code, generation)) return [];
  const positions = positionsOf(type);
  if (REAR_DOOR_TYPES.has(type.code)) return positions.filter((each) => isDoor(each, generation));
  if (['disco', 'caliper', 'balatas'].includes(type.code) && !REAR_DISCS.has(generation.slug)) {
    return positions.filter((each) => !['b', 'rl', 'rr'].includes(each));
  }
  if (type.code === 'resorte' && hasLeafSprings(generation)) return ['fl', 'fr'];
  if (type.code === 'cinturon' && generation.bodyStyle === 'pickup-regular') return ['fl', 'fr'];
  return positions;
}

function isDoor(position: Position, { bodyStyle }: FittableCar): boolean {
  if (position === 'fl' || position === 'fr') return true;
  if (bodyStyle === 'coupe' || bodyStyle === 'pickup-regular') return false;
  // A van slides one door, on the kerb side.
  return bodyStyle === 'van' ? position === 'rr' : true;
}

function hasLeafSprings({ bodyStyle, slug }: FittableCar): boolean {
  return bodyStyle === 'pickup-crew' || bodyStyle === 'van' || slug === 'ram/700-club-cab/strada-i';
}

function hasPart(code: string, generation: FittableCar): boolean {
  const { bodyStyle, slug, vehicles, yearFrom } = generation;
  const lastYear = generation.yearTo ?? Number.POSITIVE_INFINITY;
  const isAirCooled = vehicles.some((each) => each.engineLayout === 'boxer-rear-longitudinal');
  const driven = vehicles.length > 0 ? vehicles.map((each) => each.drivetrain) : [usualDrive(bodyStyle)];
  const drives = (...kinds: string[]) => driven.some((each) => kinds.includes(each));
  if (isAirCooled && NOT_ON_AIR_COOLED.has(code)) return false;
  switch (code) {
    case 'caja-pickup':
      return bodyStyle.startsWith('pickup');
    case 'tapa-cajuela':
      return bodyStyle !== 'pickup-regular';
    case 'asiento-tras':
      return bodyStyle !== 'pickup-regular';
    case 'muelle':
      return hasLeafSprings(generation);
    case 'tambor':
    case 'zapatas':
      return !REAR_DISCS.has(slug);
    case 'calavera-int':
      return TWO_PIECE_TAIL_LAMPS.has(slug);
    case 'quemacocos':
      return bodyStyle === 'suv' || SUNROOF.has(slug);
    case 'eje-tras':
      return !isAirCooled && bodyStyle !== 'coupe' && !drives('AWD');
    case 'diferencial':
    case 'cardan':
      return !isAirCooled && drives('RWD', 'AWD', '4WD');
    case 'transfer':
      return drives('AWD', '4WD');
    case 'flecha':
      return isAirCooled || drives('FWD', 'AWD', '4WD');
    case 'turbo':
      return vehicles.some(isTurbo);
    case 'abs':
      return lastYear >= 2005 && slug !== 'nissan/tsuru/b13';
    case 'bolsa-aire':
      return lastYear >= 2000 && !isAirCooled && slug !== 'nissan/tsuru/b13';
    case 'sensor-tpms':
      return yearFrom >= 2013;
    case 'modulo-luces':
      return yearFrom >= 2010;
    default:
      return true;
  }
}

const usualDrive = (bodyStyle: string) =>
  bodyStyle.startsWith('pickup') || bodyStyle === 'van' ? 'RWD' : 'FWD';

const isTurbo = (vehicle: VehicleFact) => vehicle.fuel.endsWith('-turbo');

function vehicleGroups(type: PartTypeFact, { vehicles }: FittableCar): (readonly VehicleFact[] | null)[] {
  if (vehicles.length === 0) return [null];
  const having = vehicles.filter((each) => hasOnVehicle(type.code, each));
  if (DIFFER_BY_VEHICLE.has(type.code)) return having.map((each) => [each]);
  if (DIFFER_BY_ENGINE.has(type.code)) return groupBy(having, (each) => each.engineName);
  if (having.length === vehicles.length) return [null];
  return having.length === 0 ? [] : [having];
}

function hasOnVehicle(code: string, vehicle: VehicleFact): boolean {
  const { transmission, drivetrain, engineLayout } = vehicle;
  switch (code) {
    case 'clutch':
      return transmission.startsWith('MT');
    case 'volante-motor':
      return transmission.startsWith('MT') || transmission.startsWith('DCT');
    case 'convertidor':
      return transmission.startsWith('AT');
    case 'cuerpo-valvulas':
      return !transmission.startsWith('MT');
    case 'transfer':
      return drivetrain === 'AWD' || drivetrain === '4WD';
    case 'cardan':
    case 'diferencial':
      return drivetrain !== 'FWD';
    case 'flecha':
      return drivetrain !== 'RWD' || engineLayout === 'boxer-rear-longitudinal';
    case 'turbo':
      return isTurbo(vehicle);
    default:
      return true;
  }
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  return [...Map.groupBy(items, keyOf).values()];
}
