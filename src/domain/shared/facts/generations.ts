import { CHEVROLET } from './generations/chevrolet.ts';
import { DODGE } from './generations/dodge.ts';
import { FORD } from './generations/ford.ts';
import { HONDA } from './generations/honda.ts';
import { HYUNDAI } from './generations/hyundai.ts';
import { KIA } from './generations/kia.ts';
import { MAZDA } from './generations/mazda.ts';
import { MG } from './generations/mg.ts';
import { MITSUBISHI } from './generations/mitsubishi.ts';
import { NISSAN } from './generations/nissan.ts';
import { RAM } from './generations/ram.ts';
import { RENAULT } from './generations/renault.ts';
import type {
  BodyStyle,
  Confidence,
  Drivetrain,
  EngineLayout,
  Fuel,
  GenerationRow,
  MakeRow,
  Transmission,
  VehicleRow,
} from './generations/row.ts';
import { SEAT } from './generations/seat.ts';
import { SUZUKI } from './generations/suzuki.ts';
import { TOYOTA } from './generations/toyota.ts';
import { VOLKSWAGEN } from './generations/volkswagen.ts';

export type { BodyStyle, Drivetrain, EngineLayout };

/** Engine × transmission × drivetrain of a generation as sold in Mexico. */
export interface VehicleFact {
  readonly engineName: string;
  readonly displacementL: number;
  readonly cylinders: number;
  readonly engineLayout: EngineLayout;
  readonly fuel: Fuel;
  readonly transmission: Transmission;
  readonly drivetrain: Drivetrain;
  /** Model years, both included; null: still sold. */
  readonly yearFrom: number;
  readonly yearTo: number | null;
  readonly source: string;
  readonly confidence: Confidence;
}

/** One body of one model over a run of model years. Dimensions in millimetres, without mirrors. */
export interface GenerationFact {
  /** Frozen `make/model/generation`; part of every catalog URL. */
  readonly slug: string;
  readonly makeSlug: string;
  readonly make: string;
  readonly modelSlug: string;
  readonly model: string;
  /** Maker's code of the generation, as people write it. */
  readonly code: string;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  readonly bodyStyle: BodyStyle;
  /** Door count of the body as drawn, tailgate included; `doorCounts` lists every count that was sold. */
  readonly doors: number;
  readonly doorCounts: readonly number[];
  readonly wheelbaseMm: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Where the dimensions come from; each vehicle has its own. */
  readonly source: string;
  readonly confidence: Confidence;
  /** What people also call it ("vocho", "lobo"); compare with `normalizeTerm`. */
  readonly aliases: readonly string[];
  readonly vehicles: readonly VehicleFact[];
}

export interface MakeFact {
  readonly slug: string;
  readonly name: string;
}

const MAKE_ROWS: readonly MakeRow[] = [
  CHEVROLET,
  DODGE,
  FORD,
  HONDA,
  HYUNDAI,
  KIA,
  MAZDA,
  MG,
  MITSUBISHI,
  NISSAN,
  RAM,
  RENAULT,
  SEAT,
  SUZUKI,
  TOYOTA,
  VOLKSWAGEN,
];

/** In alphabetical order. */
export const MAKES: readonly MakeFact[] = MAKE_ROWS.map(([slug, name]) => ({ slug, name }));

/** Every generation of the catalog, by make. */
export const GENERATIONS: readonly GenerationFact[] = MAKE_ROWS.flatMap(([makeSlug, make, rows]) =>
  rows.map((row) => generationFact({ makeSlug, make }, row)),
);

const bySlug = new Map(GENERATIONS.map((generation) => [generation.slug, generation]));

export function generationOf(slug: string): GenerationFact | undefined {
  return bySlug.get(slug);
}

function generationFact(of: Pick<GenerationFact, 'makeSlug' | 'make'>, row: GenerationRow): GenerationFact {
  const [
    slug,
    model,
    code,
    yearFrom,
    yearTo,
    bodyStyle,
    doorCounts,
    wheelbaseMm,
    lengthMm,
    widthMm,
    heightMm,
  ] = row;
  const [, , , , , , , , , , , source, confidence, aliases, vehicles] = row;
  return {
    ...of,
    slug,
    modelSlug: slug.split('/')[1] ?? '',
    model,
    code,
    yearFrom,
    yearTo,
    bodyStyle,
    doors: Math.max(...doorCounts),
    doorCounts,
    wheelbaseMm,
    lengthMm,
    widthMm,
    heightMm,
    source,
    confidence,
    aliases: aliases.split('|').filter((alias) => alias !== ''),
    vehicles: vehicles.map(vehicleFact),
  };
}

function vehicleFact(row: VehicleRow): VehicleFact {
  const [engineName, displacementL, cylinders, engineLayout, fuel, transmission, drivetrain] = row;
  const [, , , , , , , yearFrom, yearTo, source, confidence] = row;
  return {
    engineName,
    displacementL,
    cylinders,
    engineLayout,
    fuel,
    transmission,
    drivetrain,
    yearFrom,
    yearTo,
    source,
    confidence,
  };
}
