import type { Picture, StoredDocument } from '#contract/media';
import { sendFile, type SendTerms } from '../../staff/send-file.ts';

/** Sends a picture for pages; of it only the part that `crop` says is kept. */
export const sendPicture = (file: Blob, crop: string | null, terms: SendTerms) =>
  sendFile<Picture>(`/landing/pictures${crop ? `?crop=${crop}` : ''}`, file, terms);

/** Sends a PDF for pages. */
export const sendDocument = (file: Blob, terms: SendTerms) =>
  sendFile<StoredDocument>('/landing/documents', file, terms);
