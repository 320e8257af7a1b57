import { z } from 'zod';

/** Messages between branches that could not be applied and wait for a person. */
export const ParkedList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      /** Codes of branches; null: the chain. */
      from: z.string().nullable(),
      to: z.string().nullable(),
      topic: z.string(),
      /** Why, in words. */
      reason: z.string(),
      recordedAt: z.iso.datetime(),
    }),
  ),
});

export const ParkedParams = z.object({ id: z.uuid() });

export type ParkedList = z.infer<typeof ParkedList>;
