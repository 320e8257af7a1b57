import { z } from 'zod';
import { lineText } from '#shared/text-schema.ts';
import { PageContent } from './blocks.ts';
import { CarPath, PlainLine } from './content-parts.ts';
import { PROBLEM_CODES } from './content-problems.ts';
import { CHAIN_HOMES } from './home.ts';
import type { ResolvedBlock, ResolvedPage } from './resolved.ts';

export { isSaid, plainTextOf, richTextOf, textOf, type Language } from './block-texts.ts';
export { hasContent } from './block-content.ts';
export { documentName } from './document-name.ts';
export {
  Block,
  BLOCK_TYPES,
  CONTENT_SCHEMA,
  MAX_BLOCKS,
  PageContent,
  type BlockOf,
  type BlockType,
} from './blocks.ts';
export {
  LINE_MAX,
  Link,
  MEASURES,
  normalAddress,
  TEXT_MAX,
  type Button,
  type LandingFile,
  type LandingImage,
  type Localized,
  type LocalizedRichText,
  type Measure,
  type RichNode,
  type RichText,
  type Run,
} from './content-parts.ts';
export { CATALOG_HOME, catalogHomePath, HOME_TAG, landingPath, type ChainHome } from './home.ts';
export { problemsOf, type ContentProblem, type ProblemCode } from './content-problems.ts';
export { newBlock } from './new-block.ts';
export type * from './resolved.ts';

const Uuid = z.uuid();

/** Pages that owners write; their addresses are `/<slug>`. */
export const LANDING_SLUGS = ['funded'] as const;
export type LandingSlug = (typeof LANDING_SLUGS)[number];

export const LandingParams = z.object({ slug: z.enum(LANDING_SLUGS) });
export const LandingVersionParams = LandingParams.extend({ id: Uuid });
export const LandingScheduleParams = LandingVersionParams;

/**
 * `published`: went live at once. `scheduled`: kept to go live at its time. `kept`: the draft as it was before an older
 * version took its place. `sample`: came with the demo.
 */
export const VERSION_KINDS = ['published', 'scheduled', 'kept', 'sample'] as const;

export const LandingVersionHead = z.object({
  id: Uuid,
  number: z.number().int(),
  kind: z.enum(VERSION_KINDS),
  note: z.string(),
  /** Null: a job. */
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
  isLive: z.boolean(),
});

export const LandingVersion = LandingVersionHead.extend({ content: PageContent });

/** Newest first; `next`: `after` of the following page. */
export const LandingVersionList = z.object({
  versions: z.array(LandingVersionHead),
  next: z.string().nullable(),
});
export const LandingVersionsQuery = z.object({
  after: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional(),
});

export const LandingDraft = z.object({
  content: PageContent,
  /** Grows with every change; what is sent names the one it was made from. 0: nobody wrote yet. */
  revision: z.number().int().min(0),
  /** The version it began as; null: the page as it comes. */
  basedOn: z.number().int().nullable(),
  updatedBy: z.string().nullable(),
  updatedAt: z.iso.datetime().nullable(),
  /** Whether it says something else than the live page. */
  differsFromLive: z.boolean(),
  problems: z.array(
    z.object({ blockId: z.string().nullable(), path: z.string(), code: z.enum(PROBLEM_CODES) }),
  ),
});

export const SCHEDULE_ACTIONS = ['publish', 'unpublish'] as const;

export const LandingSchedule = z.object({
  id: Uuid,
  action: z.enum(SCHEDULE_ACTIONS),
  version: LandingVersionHead.nullable(),
  dueAt: z.iso.datetime(),
  /** The same in the chain's time: `2026-12-01T09:00`. */
  dueLocal: z.string(),
  author: z.string().nullable(),
});

export const LandingState = z.object({
  slug: z.enum(LANDING_SLUGS),
  /** The version that visitors see; null: the page as it comes, without anything an owner wrote. */
  live: LandingVersionHead.nullable(),
  draft: LandingDraft,
  /** What waits, soonest first. */
  schedules: z.array(LandingSchedule),
  /** IANA name; schedules are told in it. */
  timeZone: z.string(),
  /** What visitors find at `/`. */
  home: z.enum(CHAIN_HOMES),
});

const Revision = z.number().int().min(0);

/** Autosave. A 409 `landing.edited_by_other` carries `by`, `at`, `revision` and `account` (`same`: another window of theirs), and nothing was written. */
export const LandingDraftChange = z.object({ revision: Revision, content: PageContent });
export const LandingDraftSaved = LandingDraft.omit({ content: true });

const Note = PlainLine;

/** `id` is made by the editor (UUIDv7) and becomes the version's; sent again it answers the same. */
export const LandingPublish = z.object({ id: z.uuidv7(), revision: Revision, note: Note });
/** `versionId`: what the person saw live. Of another that is live by now nothing is taken off. */
export const LandingUnpublish = z.object({ versionId: Uuid, note: Note });
export const LandingRestore = z.object({ revision: Revision });

/** Wall-clock time of the chain, to the minute; of a day that is none the use-case says so. */
export const LocalMinute = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/);

/** The draft as it is now is kept and goes live then; `unpublish` names no revision. */
export const LandingScheduleDraft = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('publish'),
    id: z.uuidv7(),
    due: LocalMinute,
    revision: Revision,
    note: Note,
  }),
  z.object({ action: z.literal('unpublish'), id: z.uuidv7(), due: LocalMinute, note: Note }),
]);

/** A version, or the draft as it is whenever the link is opened. */
export const PreviewLinkDraft = z.object({ versionId: Uuid.nullable(), language: z.enum(['es', 'en']) });
export const PreviewLink = z.object({ path: z.string(), expiresAt: z.iso.datetime() });

export const ResolveRequest = z.object({ content: PageContent, language: z.enum(['es', 'en']) });

/**
 * Everything a canvas needs to draw what it edits. Blocks that visitors would not see — hidden, empty, sample — are
 * there too, in their order, so that they can be filled.
 */
export const ResolvedPageAnswer = z.object({
  language: z.enum(['es', 'en']),
  title: z.string(),
  description: z.string(),
  blocks: z.array(z.custom<ResolvedBlock>((value) => typeof value === 'object' && value !== null)),
}) satisfies z.ZodType<ResolvedPage>;

/** What can be picked as a link. `path` of a car is `make/model/generation`. */
export const LandingPickers = z.object({
  pages: z.array(z.object({ path: z.string(), name: z.string() })),
  branches: z.array(z.object({ slug: z.string(), name: z.string(), city: z.string() })),
  cars: z.array(z.object({ path: CarPath, name: z.string() })),
});

export const PickedPiecesQuery = z.object({ q: lineText(80).default('') });

/** Pieces for a link, at most twenty. */
export const PickedPieces = z.object({
  pieces: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      detail: z.string(),
      branchName: z.string(),
      priceCents: z.number().int(),
      formerCents: z.number().int().nullable(),
    }),
  ),
});

/** What the chain decides about its pages. */
export const LandingSettings = z.object({
  /** What visitors find at `/`; the other page keeps an address of its own, `/tu-auto` or `/funded`. */
  home: z.enum(CHAIN_HOMES),
  /** The zone in which the chain plans. */
  timeZone: z
    .string()
    .max(40)
    .refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', {
      message: 'an IANA time zone',
    }),
});

export type LandingVersionHead = z.infer<typeof LandingVersionHead>;
export type LandingVersion = z.infer<typeof LandingVersion>;
export type LandingVersionList = z.infer<typeof LandingVersionList>;
export type LandingDraft = z.infer<typeof LandingDraft>;
export type LandingDraftChange = z.infer<typeof LandingDraftChange>;
export type LandingDraftSaved = z.infer<typeof LandingDraftSaved>;
export type LandingPublish = z.infer<typeof LandingPublish>;
export type LandingUnpublish = z.infer<typeof LandingUnpublish>;
export type LandingSchedule = z.infer<typeof LandingSchedule>;
export type LandingScheduleDraft = z.infer<typeof LandingScheduleDraft>;
export type LandingState = z.infer<typeof LandingState>;
export type LandingPickers = z.infer<typeof LandingPickers>;
export type LandingSettings = z.infer<typeof LandingSettings>;
export type PickedPieces = z.infer<typeof PickedPieces>;
export type PreviewLink = z.infer<typeof PreviewLink>;
export type PreviewLinkDraft = z.infer<typeof PreviewLinkDraft>;
