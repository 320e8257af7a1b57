import { z } from 'zod';
import { BODY_STYLES } from '#shared/facts/body-styles.ts';
import { POSITIONS } from '#shared/positions.ts';
import { lineText } from '#shared/text-schema.ts';
import { GenerationPath } from './generation-path.ts';

export { GenerationPath };
export { VinAnswer, VinLesson, VinParams, type VinDecoded } from './vin/contract.ts';

export {
  CustomerCar,
  FitFacts,
  FitmentChange,
  FitmentConflict,
  FitmentDraft,
  FitmentQualifiers,
  FitmentSheet,
  FitmentUndo,
  PartList,
  PartParams,
  PartQuery,
  type PartHead,
} from './fitment-contract.ts';

export {
  GroupDraft,
  GroupMerge,
  GroupParams,
  GroupSplit,
  Interchange,
  InterchangeGroup,
  InterchangeQuery,
  MembersChange,
  type MemberDraft,
} from './interchange-contract.ts';

export const PositionCode = z.enum(POSITIONS);

const PathPart = z.string().regex(/^[a-z0-9-]{1,60}$/);

const Slug = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** The address of a new car: words of small letters and digits, joined by single hyphens; make at most 40 letters. */
const NewGenerationPath = GenerationPath.regex(
  new RegExp(`^(?=[^/]{1,40}/[^/]{1,60}/[^/]{1,60}$)${Slug}/${Slug}/${Slug}$`),
);

export const GenerationParams = z.object({ make: PathPart, model: PathPart, generation: PathPart });

export const Vehicle = z.object({
  id: z.number().int(),
  engineName: z.string(),
  /** Hundreds of cubic centimetres: 16 is 1.6 L. */
  displacementDl: z.number().int(),
  cylinders: z.number().int(),
  engineLayout: z.string(),
  fuel: z.string(),
  transmission: z.string(),
  drivetrain: z.string(),
  yearFrom: z.number().int(),
  yearTo: z.number().int().nullable(),
  source: z.string(),
  confidence: z.enum(['verified', 'cross-checked', 'unverified']),
});

export const Generation = z.object({
  id: z.number().int(),
  path: z.string(),
  make: z.object({ slug: z.string(), name: z.string() }),
  model: z.object({ slug: z.string(), name: z.string() }),
  slug: z.string(),
  code: z.string(),
  yearFrom: z.number().int(),
  yearTo: z.number().int().nullable(),
  bodyStyle: z.string(),
  doors: z.number().int(),
  wheelbaseMm: z.number().int(),
  lengthMm: z.number().int(),
  widthMm: z.number().int(),
  heightMm: z.number().int(),
  source: z.string(),
  confidence: z.enum(['verified', 'cross-checked', 'unverified']),
  version: z.number().int(),
  vehicles: z.array(Vehicle),
});

/** The whole catalog of cars, small enough for one answer: makes A–Z, models A–Z, generations newest first. */
export const CarTree = z.object({
  makes: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      models: z.array(
        z.object({
          slug: z.string(),
          name: z.string(),
          generations: z.array(
            z.object({
              path: z.string(),
              code: z.string(),
              yearFrom: z.number().int(),
              yearTo: z.number().int().nullable(),
              bodyStyle: z.string(),
              vehicles: z.array(
                Vehicle.pick({
                  id: true,
                  engineName: true,
                  displacementDl: true,
                  cylinders: true,
                  transmission: true,
                  drivetrain: true,
                  yearFrom: true,
                  yearTo: true,
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});

export const SystemList = z.object({
  systems: z.array(
    z.object({
      code: z.string(),
      ordinal: z.number().int(),
      nameEs: z.string(),
      nameEn: z.string(),
      partTypes: z.array(
        z.object({
          code: z.string(),
          nameEs: z.string(),
          nameEn: z.string(),
          axes: z.enum(['none', 'side', 'end', 'side+end']),
          positions: z.array(PositionCode),
        }),
      ),
    }),
  ),
});

const Year = z.number().int().min(1950).max(2100);

const GenerationFields = z.object({
  makeName: lineText(60, 2),
  modelName: lineText(80, 1),
  path: NewGenerationPath,
  code: lineText(60, 1),
  yearFrom: Year,
  yearTo: Year.nullable(),
  bodyStyle: z.enum(BODY_STYLES),
  doors: z.number().int().min(2).max(6),
  wheelbaseMm: z.number().int().min(1_500).max(6_000),
  lengthMm: z.number().int().min(2_000).max(8_000),
  widthMm: z.number().int().min(1_200).max(2_600),
  heightMm: z.number().int().min(900).max(3_500),
});

type Figures = Partial<
  Pick<z.infer<typeof GenerationFields>, 'yearFrom' | 'yearTo' | 'wheelbaseMm' | 'lengthMm'>
>;

/** What of a car's figures contradicts the rest, as the path of the field; undefined when nothing does. */
export function contradictionIn(figures: Figures): 'yearTo' | 'wheelbaseMm' | undefined {
  const { yearFrom = 0, yearTo, wheelbaseMm = 0, lengthMm = Number.POSITIVE_INFINITY } = figures;
  if (typeof yearTo === 'number' && yearTo < yearFrom) return 'yearTo';
  return wheelbaseMm < lengthMm ? undefined : 'wheelbaseMm';
}

export const GenerationDraft = GenerationFields.superRefine((draft, check) => {
  const path = contradictionIn(draft);
  if (path) check.addIssue({ code: 'custom', path: [path] });
});

export const GenerationChange = GenerationFields.pick({
  code: true,
  yearFrom: true,
  yearTo: true,
  doors: true,
  wheelbaseMm: true,
  lengthMm: true,
  widthMm: true,
  heightMm: true,
})
  .partial()
  .extend({ version: z.number().int() });

export type Vehicle = z.infer<typeof Vehicle>;
export type Generation = z.infer<typeof Generation>;
export type CarTree = z.infer<typeof CarTree>;
export type SystemList = z.infer<typeof SystemList>;
export type GenerationDraft = z.infer<typeof GenerationDraft>;
export type GenerationChange = z.infer<typeof GenerationChange>;
