import { z } from 'zod';

/** A file of the built site. `url` is where it is served: pages without `.html`. */
const SiteFileRecord = z.object({
  url: z.string(),
  /** Under `dist/client`. */
  file: z.string(),
  contentType: z.string(),
  /** Hash of the content; names the packed copies and makes the entity tag. */
  hash: z.string(),
  bytes: z.number().int(),
  isPage: z.boolean(),
  /** `quick`: `dist/packed/<hash>.br` exists. `best`: it is as small as it goes, and there is a `.gz`. */
  packed: z.enum(['none', 'quick', 'best']),
});

export const SiteManifest = z.object({
  format: z.literal(1),
  /** How the database stood before the build read its first row: what is newer is not in the pages. */
  mark: z.object({ seq: z.number().int(), database: z.string().nullable(), content: z.string().nullable() }),
  /** Origin of the absolute addresses in the pages. */
  origin: z.url(),
  files: z.array(SiteFileRecord),
});

export type SiteFileRecord = z.infer<typeof SiteFileRecord>;
export type SiteManifest = z.infer<typeof SiteManifest>;

/** Where a site without SITE_URL is said to be until it is served. */
export const BUILT_ORIGIN = 'http://localhost:4321';

export const MANIFEST_FILE = 'prerendered.json';
export const CLIENT_FOLDER = 'client';
export const PACKED_FOLDER = 'packed';
