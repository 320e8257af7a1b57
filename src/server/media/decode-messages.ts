import type { DecodeOrder } from '#domain/media';

// What the server and its decoding process say to each other.

export interface PictureRequest extends DecodeOrder {
  readonly id: number;
  readonly kind: 'picture';
  readonly maxPixels: number;
}

export interface DocumentRequest {
  readonly id: number;
  readonly kind: 'document';
  readonly file: string;
}

export type DecodeRequest = PictureRequest | DocumentRequest;

export type DecodeRefusal =
  | 'unreadable'
  | 'too_many_pixels'
  | 'too_small'
  | 'document_unreadable'
  | 'document_locked'
  | 'document_active';

export type DecodeAnswer =
  | { readonly id: number; readonly width: number; readonly height: number }
  | { readonly id: number; readonly isFine: true }
  | { readonly id: number; readonly refusal: DecodeRefusal };
