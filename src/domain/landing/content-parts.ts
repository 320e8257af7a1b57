import { z } from 'zod';
import { SYSTEMS } from '#shared/facts/systems.ts';
import { asTyped } from '#shared/typed-text.ts';
import { documentName } from './document-name.ts';
import { CATALOG_HOME } from './home.ts';

const plain = (max: number) => z.string().overwrite(asTyped).max(max);

/** A text people read. Without English the Spanish one is shown. */
const localized = (max: number) => z.object({ es: plain(max), en: plain(max).optional() });

export const LINE_MAX = 160;
export const TEXT_MAX = 1_200;

/** A heading, a label, a name: one line. */
export const LocalizedLine = localized(LINE_MAX);
/** A few sentences; line breaks are kept. */
export const LocalizedText = localized(TEXT_MAX);
export const PlainLine = plain(LINE_MAX);

export type Localized = z.infer<typeof LocalizedLine>;

/** Pages of the site that can be linked to, without those of one car, piece or branch. */
export const INTERNAL_PAGES = [
  '/',
  CATALOG_HOME,
  '/refacciones',
  '/sistemas',
  ...SYSTEMS.map(({ code }) => `/sistemas/${code}` as const),
  '/sucursales',
  '/buscar',
  '/funded',
] as const;

const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

export const CarPath = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/)
  .max(120);

/** A part number or serial, as `/pieza` takes it. */
const PieceCode = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._/+-]*$/u)
  .max(60);

const ADDRESS_MAX = 500;
/** Spaces, what cannot be seen or turns a line around, halves of pairs, and what ends an attribute. */
const NOT_IN_ADDRESS = /[\s\p{C}\\<>"'`]/u;
const PUBLIC_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/;

/**
 * The one form in which an address is kept, shown and linked to; null for one that cannot be. https, a name with a dot,
 * nobody's user name, no other port, and the name that was typed is the one that it leads to: letters of other scripts
 * become punycode and are shown as such, anything else that a browser would read as another name is refused.
 */
export function normalAddress(typed: string): string | null {
  if (NOT_IN_ADDRESS.test(typed)) return null;
  const authority = /^https:\/\/([^/?#]*)/i.exec(typed)?.[1];
  if (authority === undefined || authority.includes('@') || !URL.canParse(typed)) return null;
  const { href, hostname, port } = new URL(typed);
  if (port !== '' || !PUBLIC_NAME.test(hostname) || href.length > ADDRESS_MAX) return null;
  return isNameAsTyped(authority.replace(/:443$/, ''), hostname) ? href : null;
}

function isNameAsTyped(typed: string, hostname: string): boolean {
  const labels = hostname.split('.');
  const typedLabels = typed.normalize('NFC').toLowerCase().split('.');
  const isAscii = (label: string) => /^[a-z0-9-]*$/.test(label);
  return (
    typedLabels.length === labels.length &&
    typedLabels.every((label, index) =>
      isAscii(label) ? label === labels[index] : labels[index]?.startsWith('xn--') && !label.includes('%'),
    )
  );
}

/** Where something leads. Places of this site are picked, not typed; what is outside is https and nothing else. */
export const Link = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), path: z.enum(INTERNAL_PAGES) }),
  z.object({ kind: z.literal('car'), path: CarPath }),
  z.object({ kind: z.literal('branch'), slug: Slug }),
  z.object({ kind: z.literal('part'), code: PieceCode }),
  /** A piece that is on offer now; later it is a piece like others. */
  z.object({ kind: z.literal('offer'), code: PieceCode }),
  /** A message to a branch that begins with these words. */
  z.object({ kind: z.literal('whatsapp'), slug: Slug, text: plain(300) }),
  z.object({ kind: z.literal('phone'), slug: Slug }),
  z.object({
    kind: z.literal('external'),
    url: z
      .string()
      .max(ADDRESS_MAX)
      .refine((typed) => normalAddress(typed) !== null, { message: 'an https address' })
      .overwrite((typed) => normalAddress(typed) ?? typed),
  }),
]);
export type Link = z.infer<typeof Link>;

export const Button = z.object({ label: LocalizedLine, link: Link });
export type Button = z.infer<typeof Button>;

/** A picture of the media area, with its size: nothing moves while it loads. */
export const LandingImage = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.number().int().positive().max(20_000),
  height: z.number().int().positive().max(20_000),
  /** What it shows, for who does not see it. Publishing asks for it. */
  alt: LocalizedLine,
});
export type LandingImage = z.infer<typeof LandingImage>;

/** A PDF of the media area, offered for download. A name that is none of a PDF, also an older one, is made into one. */
export const LandingFile = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
  name: z.string().overwrite(documentName).max(LINE_MAX),
});
export type LandingFile = z.infer<typeof LandingFile>;

/** A stretch of text with its marks. */
export const Run = z.object({
  text: plain(4_000),
  isBold: z.boolean().optional(),
  isItalic: z.boolean().optional(),
  link: Link.optional(),
});
export type Run = z.infer<typeof Run>;

const Runs = z.array(Run).max(80);

/** Paragraphs, headings and lists. There is no other form, so no markup can hide in it. */
export const RichNode = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), runs: Runs }),
  z.object({ kind: z.literal('heading'), runs: Runs }),
  z.object({ kind: z.literal('list'), isOrdered: z.boolean(), items: z.array(Runs).max(60) }),
]);
export type RichNode = z.infer<typeof RichNode>;

export const RichText = z.array(RichNode).max(80);
export type RichText = z.infer<typeof RichText>;

export const LocalizedRichText = z.object({ es: RichText, en: RichText.optional() });
export type LocalizedRichText = z.infer<typeof LocalizedRichText>;

/** What the chain can be measured by, read live. In texts they stand in braces: `{pieces}`. */
export const MEASURES = [
  'pieces',
  'units',
  'donors',
  'donorsThisMonth',
  'generations',
  'partTypes',
  'branches',
] as const;
export type Measure = (typeof MEASURES)[number];
export const MeasureName = z.enum(MEASURES);
