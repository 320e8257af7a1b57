import { z } from 'zod';
import { lineText } from '#shared/text-schema.ts';

/** `["09:00","18:00"]` in the branch's own time; null: closed. */
const OpenHours = z.tuple([z.string().regex(/^\d\d:\d\d$/), z.string().regex(/^\d\d:\d\d$/)]).nullable();

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const NewHours = z
  .tuple([ClockTime, ClockTime])
  .refine(([opens, closes]) => opens < closes, { message: 'closes after it opens' })
  .nullable();

/** Every note of a branch is dated in this zone, so one that no calendar knows would stop its sales. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Weekday = (typeof WEEKDAYS)[number];

export const WeekHours = z.object({
  mon: OpenHours,
  tue: OpenHours,
  wed: OpenHours,
  thu: OpenHours,
  fri: OpenHours,
  sat: OpenHours,
  sun: OpenHours,
});

export const BranchCode = z.string().regex(/^[A-Z]{3}$/, 'three capital letters');

export const BranchParams = z.object({ branch: BranchCode });

export const BranchListQuery = z.object({ all: z.enum(['0', '1']).default('0') });

export const Branch = z.object({
  code: BranchCode,
  slug: z.string(),
  name: z.string(),
  city: z.string(),
  state: z.string(),
  address: z.string(),
  postalCode: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  /** Ten digits. */
  phone: z.string(),
  /** Digits with country code, as wa.me takes them. */
  whatsapp: z.string(),
  hours: WeekHours,
  timeZone: z.string(),
  taxRateBp: z.number().int(),
  /** Only told to who manages branches. */
  clerkDiscountBp: z.number().int().optional(),
  active: z.boolean(),
  version: z.number().int(),
});

export const BranchList = z.object({ branches: z.array(Branch) });

export const BranchDraft = z.object({
  code: BranchCode,
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  name: lineText(60, 2),
  city: lineText(60, 2),
  state: lineText(60, 2),
  address: lineText(200, 5),
  postalCode: z.string().regex(/^\d{5}$/),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  phone: z.string().regex(/^\d{10}$/),
  whatsapp: z.string().regex(/^\d{10,15}$/),
  hours: z.object(
    Object.fromEntries(WEEKDAYS.map((day) => [day, NewHours])) as Record<Weekday, typeof NewHours>,
  ),
  timeZone: z.string().max(40).refine(isTimeZone, { message: 'an IANA time zone' }),
  taxRateBp: z.number().int().min(0).max(10_000),
  /** What a clerk may take off a line alone; 5 % unless said. */
  clerkDiscountBp: z.number().int().min(0).max(10_000).optional(),
});

/** What may change of a branch; its code never does. `version` is the one that was read. */
export const BranchChange = BranchDraft.omit({ code: true })
  .extend({ active: z.boolean() })
  .partial()
  .extend({ version: z.number().int() });

export type Branch = z.infer<typeof Branch>;
export type BranchDraft = z.infer<typeof BranchDraft>;
export type BranchChange = z.infer<typeof BranchChange>;
export type WeekHours = z.infer<typeof WeekHours>;
