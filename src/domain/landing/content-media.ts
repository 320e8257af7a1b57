import type { PageContent } from './blocks.ts';
import type { LandingFile, LandingImage } from './content-parts.ts';
import type { ContentProblem } from './content-problems.ts';

/** What was put in for pages, by hash, with the size it has and not the one that a content says. */
export interface KnownMedia {
  readonly pictures: ReadonlyMap<string, Pick<LandingImage, 'width' | 'height'>>;
  readonly documents: ReadonlyMap<string, Pick<LandingFile, 'bytes'>>;
}

type Media = LandingImage | LandingFile;

/** Hashes of everything that a content names. */
export function mediaIn(content: PageContent): string[] {
  const hashes: string[] = [];
  changeMedia(content.blocks, '', (media) => {
    hashes.push(media.hash);
    return media;
  });
  return [...new Set(hashes)];
}

/** The content with pictures and files as large as they are; those that nobody put in stay as they are. */
export function withKnownSizes(content: PageContent, known: KnownMedia): PageContent {
  const blocks = changeMedia(content.blocks, '', (media) => ({ ...media, ...sizeOf(media, known) }));
  return { ...content, blocks };
}

/** Pictures and files that nobody put in, or that were lost; hidden blocks are not looked at. */
export function missingMedia({ blocks }: PageContent, known: KnownMedia): ContentProblem[] {
  const problems: ContentProblem[] = [];
  for (const block of blocks.filter(({ isHidden }) => isHidden !== true)) {
    changeMedia(block, '', (media, path) => {
      const code = isPicture(media) ? 'missing_picture' : 'missing_file';
      if (!sizeOf(media, known)) problems.push({ blockId: block.id, path, code });
      return media;
    });
  }
  return problems;
}

function sizeOf(media: Media, { pictures, documents }: KnownMedia): Partial<Media> | undefined {
  return isPicture(media) ? pictures.get(media.hash) : documents.get(media.hash);
}

const isPicture = (media: Media): media is LandingImage => 'width' in media;

/** A picture or a file is known by its hash, wherever in a block it is: nothing else has one. */
function changeMedia<Value>(
  value: Value,
  path: string,
  change: (media: Media, path: string) => Media,
): Value {
  if (typeof value !== 'object' || value === null) return value;
  const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => changeMedia(item, at(index), change)) as Value;
  }
  if ('hash' in value) return change(value as unknown as Media, path) as Value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [key, changeMedia(part, at(key), change)]),
  ) as Value;
}
