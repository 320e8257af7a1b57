import { z } from 'zod';

/** What the two sides of a transfer tell each other: the facts of the outbox events, read again by the other side. */

const Instant = z.iso.datetime().transform((text) => new Date(text));
const Count = z.number().int().min(0);

/** What travels with a used piece. */
export const UnitBody = z.object({
  unitId: z.uuid(),
  odometerKm: z.number().int().nullable(),
  grade: z.enum(['A', 'B', 'C']).nullable(),
  gradedBy: z.string().nullable(),
  gradedOn: z.string().nullable(),
  damageCodes: z.array(z.string()),
  colour: z.string().nullable(),
  warrantyDays: z.number().int(),
  note: z.string().nullable(),
  donorId: z.uuid().nullable(),
  /** The yard that has its car, and what its fit depends on. */
  origin: z
    .object({
      branchId: z.number().int(),
      generationId: z.number().int().nullable(),
      vehicleId: z.number().int().nullable(),
      year: z.number().int().nullable(),
    })
    .nullable(),
  photos: z.array(
    z.object({
      id: z.uuid(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      width: z.number().int(),
      height: z.number().int(),
      alt: z.string().nullable(),
      uploadedBy: z.number().int().nullable(),
      uploadedAt: z.iso.datetime(),
    }),
  ),
});

const Line = z.object({
  line: z.number().int(),
  kind: z.enum(['unit', 'bulk']),
  partId: z.number().int(),
  serial: z.string().nullable(),
  requested: Count,
});

const Asked = {
  transfer: z.uuid(),
  note: z.string().nullable(),
  requestedBy: z.number().int().nullable(),
  requestedAt: Instant,
};

export const RequestedFacts = z.object({
  ...Asked,
  lines: z.array(Line.extend({ stockItemId: z.uuid() })),
});

export const WithdrawnFacts = z.object({ transfer: z.uuid(), reason: z.string().nullable() });

export const CancelledFacts = z.object({
  transfer: z.uuid(),
  how: z.enum(['cancelled', 'declined']),
  reason: z.string().nullable(),
});

export const SentFacts = z.object({
  ...Asked,
  sentBy: z.number().int().nullable(),
  sentAt: Instant,
  lines: z.array(
    Line.extend({ sent: Count, priceCents: z.number().int().nullable(), body: UnitBody.nullable() }),
  ),
});

export const ReceivedFacts = z.object({
  transfer: z.uuid(),
  receivedBy: z.number().int().nullable(),
  receivedAt: Instant,
  lines: z.array(
    z.object({
      line: z.number().int(),
      received: Count,
      damaged: Count,
      missing: Count,
      note: z.string().nullable(),
    }),
  ),
  extras: z.array(z.object({ code: z.string(), quantity: Count })),
});

export const SettledFacts = z.object({
  transfer: z.uuid(),
  lines: z.array(
    z.object({
      line: z.number().int(),
      returned: Count,
      writtenOff: Count,
      lossReason: z.string().nullable(),
    }),
  ),
});

export const UnitsMovedFacts = z.object({
  serials: z.array(z.string()).min(1),
  at: Instant,
});

export type UnitBody = z.infer<typeof UnitBody>;
export type SentLine = z.infer<typeof SentFacts>['lines'][number];
export type ArrivedLine = z.infer<typeof ReceivedFacts>['lines'][number];
