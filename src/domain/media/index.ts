export type { DecodeOrder, Decoder } from './decoder.ts';
export { createMediaLibrary, type MediaLibrary, type TakeIn } from './library.ts';
export { keepPageMedia, neededPageMedia, pageMediaOf, type PageMedia } from './page-media.queries.ts';
export { publicFile, readStoredName } from './stored-name.ts';
export { countUpload, DISK_RESERVE_MB, hasDiskRoom, quotaDetails } from './upload-room.ts';
export type { ListedObject, MediaStorage, StoredObject } from './storage.ts';
