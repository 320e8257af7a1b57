export type { Decoder } from './decoder.ts';
export { createMediaLibrary, type MediaLibrary } from './library.ts';
export type { ListedObject, MediaStorage } from './storage.ts';
