import { z } from 'zod';
import { DomainError } from '#shared/errors.ts';
import { CONTENT_SCHEMA, PageContent } from './blocks.ts';

type Json = Readonly<Record<string, unknown>>;

/** `steps[n]` makes schema n + 1 of schema n. A step is never changed once content of its number was published. */
const STEPS: Readonly<Record<number, (content: Json) => Json>> = {};

const Numbered = z.looseObject({ schema: z.int().positive() });

/**
 * Stored content in today's form. Throws `landing.unknown_schema` for one that a newer program wrote, or nobody did;
 * a `ZodError` for content that is not what its number says.
 */
export function migrateContent(
  stored: unknown,
  steps: Readonly<Record<number, (content: Json) => Json>> = STEPS,
  current: number = CONTENT_SCHEMA,
): PageContent {
  const numbered = Numbered.safeParse(stored);
  if (!numbered.success) throw unknownSchema(null);
  let content: Json = numbered.data;
  let schema = numbered.data.schema;
  if (schema > current) throw unknownSchema(schema);
  for (; schema < current; schema += 1) {
    const step = steps[schema];
    if (!step) throw unknownSchema(schema);
    content = { ...step(content), schema: schema + 1 };
  }
  return PageContent.parse({ ...content, schema: CONTENT_SCHEMA });
}

function unknownSchema(schema: number | null): DomainError {
  return new DomainError('landing.unknown_schema', 'invalid', { schema: schema ?? '–' });
}
