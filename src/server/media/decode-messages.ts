/** What the server and its decoding process say to each other. */
export interface DecodeRequest {
  readonly id: number;
  /** What was sent. */
  readonly file: string;
  /** An empty folder for the results, named `<edge>.<format>`. */
  readonly outDir: string;
  readonly maxPixels: number;
}

export type DecodeRefusal = 'unreadable' | 'too_many_pixels' | 'too_small';

export type DecodeAnswer =
  | { readonly id: number; readonly width: number; readonly height: number }
  | { readonly id: number; readonly refusal: DecodeRefusal };
