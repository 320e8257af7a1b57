import { z } from 'zod';
import { SYSTEMS } from '#shared/facts/systems.ts';
import {
  Button,
  CarPath,
  LandingFile,
  LandingImage,
  LocalizedLine,
  LocalizedRichText,
  LocalizedText,
  MeasureName,
  PlainLine,
} from './content-parts.ts';

/**
 * The page that owners write is a list of typed blocks. This is the stored form: everything else — the drawing, the
 * editor's own form — is made from it. A field is added with `.optional()` or with a new schema number and a step in
 * `migrate-content.ts`; what was published years ago must still be readable.
 */
export const CONTENT_SCHEMA = 1;
export const MAX_BLOCKS = 40;
export const MAX_CONTENT_BYTES = 256 * 1_024;

const ofBlock = {
  /** Stays with the block while it moves: the difference between two versions is told by it. */
  id: z.string().regex(/^[A-Za-z0-9-]{4,64}$/),
  /** Kept in the draft, not shown. */
  isHidden: z.boolean().optional(),
  /** Sample copy: said so on screen, and only shown by a demo chain. */
  isDemo: z.boolean().optional(),
};

const Amount = z.number().int().min(0).max(1_000_000_000_00);

/** The figure below the first words: a car that can be clicked through, or a photograph. */
const HeroFigure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('car'), path: CarPath, caption: LocalizedText }),
  z.object({ kind: z.literal('photo'), image: LandingImage, caption: LocalizedText }),
]);

export const HeroBlock = z.object({
  ...ofBlock,
  type: z.literal('hero'),
  eyebrow: LocalizedLine,
  heading: LocalizedLine,
  lead: LocalizedText,
  /** The sheet beside it: one live figure and what to do now. */
  sheet: z
    .object({ label: LocalizedLine, measure: MeasureName, text: LocalizedText, button: Button.nullable() })
    .nullable(),
  figure: HeroFigure.nullable(),
});

export const TimelineBlock = z.object({
  ...ofBlock,
  type: z.literal('timeline'),
  heading: LocalizedLine,
  /** Oldest first. */
  steps: z
    .array(
      z.object({
        year: PlainLine,
        title: LocalizedLine,
        text: LocalizedText,
        image: LandingImage.nullable(),
        /** Where the chain stands. */
        isNow: z.boolean().optional(),
      }),
    )
    .max(16),
});

export const NumbersBlock = z.object({
  ...ofBlock,
  type: z.literal('numbers'),
  heading: LocalizedLine,
  items: z.array(z.object({ measure: MeasureName, label: LocalizedLine })).max(8),
});

export const BranchesBlock = z.object({
  ...ofBlock,
  type: z.literal('branches'),
  heading: LocalizedLine,
  text: LocalizedText,
  hasMap: z.boolean(),
  hasHours: z.boolean(),
});

export const PeopleBlock = z.object({
  ...ofBlock,
  type: z.literal('people'),
  heading: LocalizedLine,
  text: LocalizedText,
  people: z
    .array(
      z.object({
        name: PlainLine,
        role: LocalizedLine,
        text: LocalizedText,
        image: LandingImage.nullable(),
      }),
    )
    .max(24),
});

export const BackersBlock = z.object({
  ...ofBlock,
  type: z.literal('backers'),
  heading: LocalizedLine,
  text: LocalizedText,
  goal: z
    .object({
      label: LocalizedLine,
      goalCents: Amount.min(1),
      raisedCents: Amount,
      /** How many gave; null: not told. */
      contributions: z.number().int().min(0).max(10_000_000).nullable(),
      closesOn: z.iso.date().nullable(),
      note: LocalizedText,
      button: Button.nullable(),
    })
    .nullable(),
  backers: z
    .array(
      z.object({
        name: PlainLine,
        note: LocalizedText,
        period: PlainLine,
        amountCents: Amount.nullable(),
        logo: LandingImage.nullable(),
      }),
    )
    .max(60),
  /** What the money is for. */
  uses: z.array(z.object({ label: LocalizedLine, amountCents: Amount })).max(12),
  report: z.object({ label: LocalizedLine, file: LandingFile }).nullable(),
});

export const FinancingBlock = z.object({
  ...ofBlock,
  type: z.literal('financing'),
  heading: LocalizedLine,
  text: LocalizedText,
  /** The terms of an apartado, from the settings. */
  hasHoldTerms: z.boolean(),
  plans: z
    .array(
      z.object({
        name: LocalizedLine,
        months: z.number().int().min(1).max(60),
        /** Of the price, paid at once. */
        downPaymentBp: z.number().int().min(0).max(9_000),
        /** A year's simple rate, on the balance; 0: without interest. */
        annualRateBp: z.number().int().min(0).max(20_000),
        minimumCents: Amount,
      }),
    )
    .max(8),
  hasCalculator: z.boolean(),
  note: LocalizedText,
});

const Step = z.object({ title: LocalizedLine, text: LocalizedText });

export const ProcessBlock = z.object({
  ...ofBlock,
  type: z.literal('process'),
  heading: LocalizedLine,
  steps: z.array(Step.extend({ image: LandingImage.nullable() })).max(12),
  /** Where every piece comes from, by law. */
  origin: z.object({ heading: LocalizedLine, text: LocalizedText, points: z.array(Step).max(8) }).nullable(),
});

export const GalleryBlock = z.object({
  ...ofBlock,
  type: z.literal('gallery'),
  heading: LocalizedLine,
  pictures: z.array(z.object({ image: LandingImage, caption: LocalizedLine })).max(24),
});

export const TestimonialsBlock = z.object({
  ...ofBlock,
  type: z.literal('testimonials'),
  heading: LocalizedLine,
  quotes: z.array(z.object({ text: LocalizedText, name: PlainLine, note: LocalizedLine })).max(12),
});

export const OffersBlock = z.object({
  ...ofBlock,
  type: z.literal('offers'),
  heading: LocalizedLine,
  text: LocalizedText,
  /** One of the twelve; null: of all. */
  system: z.enum(SYSTEMS.map(({ code }) => code)).nullable(),
  count: z.number().int().min(1).max(12),
});

export const FaqBlock = z.object({
  ...ofBlock,
  type: z.literal('faq'),
  heading: LocalizedLine,
  items: z.array(z.object({ question: LocalizedLine, answer: LocalizedRichText })).max(30),
});

export const RichTextBlock = z.object({
  ...ofBlock,
  type: z.literal('richText'),
  heading: LocalizedLine,
  body: LocalizedRichText,
});

export const CallToActionBlock = z.object({
  ...ofBlock,
  type: z.literal('callToAction'),
  heading: LocalizedLine,
  text: LocalizedText,
  button: Button.nullable(),
});

export const Block = z.discriminatedUnion('type', [
  HeroBlock,
  TimelineBlock,
  NumbersBlock,
  BranchesBlock,
  PeopleBlock,
  BackersBlock,
  FinancingBlock,
  ProcessBlock,
  GalleryBlock,
  TestimonialsBlock,
  OffersBlock,
  FaqBlock,
  RichTextBlock,
  CallToActionBlock,
]);
export type Block = z.infer<typeof Block>;
export type BlockType = Block['type'];
export type BlockOf<Type extends BlockType> = Extract<Block, { type: Type }>;

/** In the order in which an editor offers them. */
export const BLOCK_TYPES = [
  'hero',
  'timeline',
  'numbers',
  'branches',
  'people',
  'backers',
  'financing',
  'process',
  'gallery',
  'testimonials',
  'offers',
  'faq',
  'richText',
  'callToAction',
] as const satisfies readonly BlockType[];

export const PageContent = z
  .object({
    schema: z.literal(CONTENT_SCHEMA),
    /** Of the browser's tab and of search results. */
    title: LocalizedLine,
    description: LocalizedText,
    /** Title and description are sample copy: as that of blocks, only a demo chain shows it. */
    isDemo: z.boolean().optional(),
    blocks: z.array(Block).max(MAX_BLOCKS),
  })
  .refine(({ blocks }) => new Set(blocks.map(({ id }) => id)).size === blocks.length, {
    message: 'every block has its own id',
    path: ['blocks'],
  })
  .refine((content) => new TextEncoder().encode(JSON.stringify(content)).length <= MAX_CONTENT_BYTES, {
    message: 'at most 256 kB',
    path: ['blocks'],
  });
export type PageContent = z.infer<typeof PageContent>;
