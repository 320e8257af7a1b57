import { bytesToUuid } from '#db/schema/columns.ts';
import type { Photo } from './contract.ts';
import type { PhotoRow } from './photo.queries.ts';

/** Those shown, in the order of the rows. */
export function toPhotos(rows: readonly PhotoRow[]): Photo[] {
  return rows.flatMap(({ id, mediaHash, position, width, height, altText }) =>
    position === null
      ? []
      : [{ id: bytesToUuid(id), hash: mediaHash.toString('hex'), width, height, alt: altText }],
  );
}
