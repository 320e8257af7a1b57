import { z } from 'zod';
import { GenerationPath } from '#contract/catalog';
import { lineText } from '#shared/text-schema.ts';

export const SuggestQuery = z.object({
  /** What has been typed so far. */
  q: lineText(200).default(''),
  generation: GenerationPath.optional(),
  /** Branch whose pieces come first. */
  near: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  locale: z.enum(['es-MX', 'en']).default('es-MX'),
});

export const Suggestions = z.object({
  items: z.array(
    z.object({
      /** A search that goes on, or one piece. */
      kind: z.enum(['search', 'piece']),
      title: z.string(),
      detail: z.string(),
      href: z.string(),
    }),
  ),
});

export type SuggestQuery = z.infer<typeof SuggestQuery>;
export type Suggestions = z.infer<typeof Suggestions>;
