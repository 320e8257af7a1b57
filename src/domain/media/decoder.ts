import type { Crop, PictureFormat, Size } from './contract.ts';

export interface DecodeOrder {
  readonly file: string;
  /** An empty folder for the sizes, named `<edge>.<format>`. */
  readonly outDir: string;
  readonly formats: readonly PictureFormat[];
  readonly crop?: Crop | undefined;
}

/** Opens what strangers made, somewhere that it cannot do harm. */
export interface Decoder {
  /**
   * Writes the sizes of a picture and answers its size, upright and cropped. Throws `media.unreadable`,
   * `media.too_many_pixels`, `media.too_small`, or `media.busy` when too many wait.
   */
  decode(order: DecodeOrder): Promise<Size>;
  /**
   * Looks into a PDF. Throws `media.document_unreadable`, `media.document_locked`, `media.document_active`, or
   * `media.busy` when too many wait.
   */
  checkDocument(file: string): Promise<void>;
  close(): Promise<void>;
}
