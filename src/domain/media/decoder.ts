import type { Size } from './contract.ts';

/** Unpacks pictures that strangers made, somewhere that they cannot do harm. */
export interface Decoder {
  /**
   * Writes the sizes of a picture into `outDir`, named `<edge>.<format>`, and answers its size. Throws
   * `media.unreadable`, `media.too_many_pixels`, `media.too_small`, or `media.busy` when too many wait.
   */
  decode(file: string, outDir: string): Promise<Size>;
  close(): Promise<void>;
}
