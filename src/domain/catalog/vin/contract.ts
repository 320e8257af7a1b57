import { z } from 'zod';
import { GenerationPath } from '../generation-path.ts';

const SaidSource = z.enum(['vpic', 'hand', 'yard', 'standard', 'catalog']);
const SaidConfidence = z.enum(['verified', 'cross-checked', 'unverified']);

const said = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, source: SaidSource, confidence: SaidConfidence }).nullable();

/** What was done to the text, and what does not add up; never a reason to refuse a number. */
const VinWarning = z.discriminatedUnion('code', [
  z.object({ code: z.literal('letter_read_as_digit'), letter: z.string(), digit: z.string() }),
  z.object({ code: z.literal('leading_i_dropped') }),
  /** Mandatory where the car was built: a typing error, most likely. */
  z.object({ code: z.literal('check_digit'), expected: z.string(), found: z.string() }),
  /** Built elsewhere, where not every maker writes one. */
  z.object({ code: z.literal('check_digit_abroad'), expected: z.string(), found: z.string() }),
  z.object({ code: z.literal('no_year') }),
]);

const VinCar = z.object({
  path: z.string(),
  make: z.string(),
  model: z.string(),
  code: z.string(),
  bodyStyle: z.string(),
  yearFrom: z.number().int(),
  yearTo: z.number().int().nullable(),
  /** Ids of its engines and gearboxes that agree with the number. */
  vehicles: z.array(z.number().int()),
  source: SaidSource,
  confidence: SaidConfidence,
});

/**
 * `exact`: one car of the catalog. `choose`: several, or one to confirm. `make-year`, `make`: the model is to be chosen
 * among `cars`. `other-car`: known, and the catalog does not have it. `unknown`: a VIN of nobody we know.
 */
const VinDecoded = z.object({
  isVin: z.literal(true),
  /** As read: seventeen characters. */
  vin: z.string(),
  outcome: z.enum(['exact', 'choose', 'make-year', 'make', 'other-car', 'unknown']),
  question: z.enum(['model', 'generation', 'confirm']).nullable(),
  make: z
    .object({
      value: z.string(),
      /** Of the catalog; null when the make was read only from the maker's identifier. */
      slug: z.string().nullable(),
      source: SaidSource,
      confidence: SaidConfidence,
    })
    .nullable(),
  models: z.array(z.object({ value: z.string(), source: SaidSource, confidence: SaidConfidence })),
  /** Likeliest first; one where it is settled. */
  years: z.array(z.number().int()),
  country: z.string().nullable(),
  body: said(z.string()),
  /** Hundreds of cubic centimetres: 16 is 1.6 L. */
  displacementDl: said(z.number().int()),
  cylinders: said(z.number().int()),
  fuel: said(z.string()),
  transmission: said(z.string()),
  drivetrain: said(z.string()),
  cars: z.array(VinCar),
  warnings: z.array(VinWarning),
});

const NotAVin = z.object({
  isVin: z.literal(false),
  outcome: z.literal('not-a-vin'),
  problems: z.array(
    z.discriminatedUnion('code', [
      z.object({ code: z.literal('empty') }),
      z.object({ code: z.literal('length'), length: z.number().int() }),
      z.object({ code: z.literal('characters'), characters: z.string() }),
    ]),
  ),
});

export const VinAnswer = z.discriminatedUnion('outcome', [VinDecoded, NotAVin]);

/** In a path: as typed, at most 64 characters. */
export const VinParams = z.object({ vin: z.string().min(1).max(64) });

/** "Este NIV es de…": what a person who has the car in front of them says. */
export const VinLesson = z.object({
  generation: GenerationPath,
  /** Of that generation; null when the engine or gearbox is not known. */
  vehicleId: z.number().int().positive().nullable().default(null),
  modelYear: z.number().int().min(1950).max(2100),
});

export type VinAnswer = z.infer<typeof VinAnswer>;
export type VinDecoded = z.infer<typeof VinDecoded>;
export type VinLesson = z.infer<typeof VinLesson>;
