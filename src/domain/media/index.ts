export { createDecoder, type Decoder, type DecoderOptions } from './decoder.ts';
export { createFolderStorage } from './folder-storage.ts';
export { createMediaLibrary, type MediaLibrary, type MediaLibraryOptions } from './library.ts';
export type { MediaStorage, StoredObject } from './storage.ts';
