import { PICTURE_TYPES, type PictureFormat } from './contract.ts';

/**
 * What a file of the storage is, by its name. `picture` and `document` may be served to everybody; `private` never: no
 * public address has that form.
 */
export type StoredName =
  | { readonly kind: 'picture'; readonly hash: string; readonly format: PictureFormat }
  | { readonly kind: 'private'; readonly hash: string }
  | { readonly kind: 'document'; readonly hash: string };

const FORMS = [
  ['picture', /^([0-9a-f]{64})-[1-9]\d{1,3}\.(avif|webp|jpg)$/],
  ['private', /^([0-9a-f]{64})-[1-9]\d{1,3}\.private\.jpg$/],
  ['document', /^([0-9a-f]{64})\.pdf$/],
] as const;

/** Null for everything else, so no other name ever reaches the storage. */
export function readStoredName(name: string): StoredName | null {
  for (const [kind, form] of FORMS) {
    const [, hash, format] = form.exec(name) ?? [];
    if (hash === undefined) continue;
    return kind === 'picture' ? { kind, hash, format: format as PictureFormat } : { kind, hash };
  }
  return null;
}

/** Of a size that only people with a reason may see. */
export function privateName(hash: string, edge: number): string {
  return `${hash}-${edge}.private.jpg`;
}

export interface PublicFile {
  readonly contentType: string;
  /** Saved, never shown by the site: what opens it is another program. */
  readonly isAttachment: boolean;
}

/** How a file of everybody is served; null for what is not everybody's. */
export function publicFile(name: string): PublicFile | null {
  const known = readStoredName(name);
  switch (known?.kind) {
    case 'picture':
      return { contentType: PICTURE_TYPES[known.format], isAttachment: false };
    case 'document':
      return { contentType: 'application/pdf', isAttachment: true };
    case 'private':
    case undefined:
      return null;
  }
}
