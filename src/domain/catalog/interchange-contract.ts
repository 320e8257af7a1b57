import { z } from 'zod';
import { POSITIONS } from '#shared/positions.ts';
import { noteText } from '#shared/text-schema.ts';

const Provenance = z.enum(['staff', 'import', 'sales']);
const Confidence = z.enum(['verified', 'cross-checked', 'unverified']);
const Path = z
  .string()
  .max(160)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/);
const Year = z.number().int().min(1900).max(2100);
const PartTypeCode = z.string().regex(/^[a-z0-9-]{1,32}$/);
const Position = z.enum(POSITIONS);

export const GroupParams = z.object({ group: z.coerce.number().int().positive() });

const InterchangeMember = z.object({
  id: z.number().int(),
  /** Null only for a part that was catalogued for no car. */
  generation: z.string().nullable(),
  label: z.string(),
  yearFrom: z.number().int().nullable(),
  yearTo: z.number().int().nullable(),
  part: z.object({ id: z.number().int(), maker: z.string(), partNumber: z.string() }).nullable(),
  provenance: Provenance,
  confidence: Confidence,
  note: z.string().nullable(),
});

export const InterchangeGroup = z.object({
  id: z.number().int(),
  code: z.string(),
  partType: z.string().nullable(),
  position: Position.nullable(),
  provenance: Provenance,
  confidence: Confidence,
  note: z.string().nullable(),
  version: z.number().int(),
  /** The group that this one was merged into; its members are there. */
  mergedInto: z.number().int().nullable(),
  members: z.array(InterchangeMember),
});

/** A car of a generation, some years of it, or one part number. */
export const MemberDraft = z
  .object({
    generation: Path.optional(),
    partId: z.number().int().positive().optional(),
    yearFrom: Year.nullable().default(null),
    yearTo: Year.nullable().default(null),
    confidence: Confidence.default('unverified'),
    note: noteText(255).optional(),
  })
  .refine((member) => member.generation ?? member.partId, {
    message: 'a car or a part',
    path: ['generation'],
  });

export const GroupDraft = z.object({
  partType: PartTypeCode,
  position: Position,
  provenance: Provenance.default('staff'),
  confidence: Confidence.default('unverified'),
  note: noteText(255).optional(),
  members: z.array(MemberDraft).min(1).max(200),
});

export const MembersChange = z.object({
  version: z.number().int(),
  add: z.array(MemberDraft).max(200).default([]),
  remove: z.array(z.number().int().positive()).max(200).default([]),
  confidence: Confidence.optional(),
  note: noteText(255).optional(),
});

export const GroupMerge = z.object({ version: z.number().int(), from: z.number().int().positive() });

export const GroupSplit = z.object({
  version: z.number().int(),
  /** Members that become a group of their own. */
  members: z.array(z.number().int().positive()).min(1).max(200),
});

export const InterchangeQuery = z.object({
  generation: Path,
  partType: PartTypeCode,
  position: Position.optional(),
});

/** Cars whose part of this type is the same piece. */
export const Interchange = z.object({
  items: z.array(
    z.object({
      group: z.string(),
      generation: z.string(),
      label: z.string(),
      position: Position,
      yearFrom: z.number().int(),
      yearTo: z.number().int().nullable(),
      confidence: Confidence,
      provenance: Provenance,
    }),
  ),
});

export type InterchangeGroup = z.infer<typeof InterchangeGroup>;
export type MemberDraft = z.output<typeof MemberDraft>;
export type GroupDraft = z.output<typeof GroupDraft>;
export type MembersChange = z.output<typeof MembersChange>;
export type Interchange = z.infer<typeof Interchange>;
export type InterchangeQuery = z.infer<typeof InterchangeQuery>;
