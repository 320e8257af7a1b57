import type { BusinessDate } from './time.ts';

/** Three letters before the folio of what is no sale: cotización, apartado. */
export const FOLIO_MARKS = { quote: 'COT', hold: 'APA' } as const;

export type MarkedDocument = keyof typeof FOLIO_MARKS;

/**
 * `QRO-20261122-2-000123`: branch, business day, terminal number, sequence; `COT-…` a quote, `APA-…` a hold. Made
 * without asking a server.
 */
export function formatFolio(parts: {
  branchCode: string;
  businessDate: BusinessDate;
  terminalNumber: number;
  sequence: number;
  document?: MarkedDocument;
}): string {
  const day = parts.businessDate.replaceAll('-', '');
  const folio = `${parts.branchCode}-${day}-${parts.terminalNumber}-${String(parts.sequence).padStart(6, '0')}`;
  return parts.document ? `${FOLIO_MARKS[parts.document]}-${folio}` : folio;
}

/** What a quote or hold is found by when it is typed or scanned. */
export type DocumentCode =
  | { readonly document: MarkedDocument; readonly folio: string }
  | { readonly document: MarkedDocument; readonly id: string };

/** The content of the QR of a quote or hold: capitals and digits only, so that every keyboard layout types the same. */
export function documentCodeOf(document: MarkedDocument, id: string): string {
  return `${FOLIO_MARKS[document]}${id.replaceAll('-', '').toUpperCase()}`;
}

/** Reads a folio or the QR of a quote or hold; null for anything else. */
export function readDocumentCode(text: string): DocumentCode | null {
  const code = text.trim().toUpperCase();
  const document = code.startsWith(FOLIO_MARKS.quote)
    ? 'quote'
    : code.startsWith(FOLIO_MARKS.hold)
      ? 'hold'
      : null;
  if (!document) return null;
  if (/^[A-Z]{3}-[A-Z]{3}-\d{8}-\d{1,5}-\d{6,9}$/.test(code)) return { document, folio: code };
  const hex = /^[A-Z]{3}([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12})$/.exec(code);
  return hex ? { document, id: hex.slice(1).join('-').toLowerCase() } : null;
}

const RETURN_MARK = 'DEV';
const NOTE_MARK = 'NTA';

/** `DEV-QRO-20261122-2-000007`: the folio of a return. */
export function formatReturnFolio(parts: Omit<Parameters<typeof formatFolio>[0], 'document'>): string {
  return `${RETURN_MARK}-${formatFolio(parts)}`;
}

/** A sold note as it is typed or scanned, with the branch that sold it. */
export type NoteCode =
  { readonly branch: string; readonly folio: string } | { readonly branch: string; readonly id: string };

/** The content of the QR of a sold note. */
export function noteCodeOf(branchCode: string, saleId: string): string {
  return `${NOTE_MARK}${branchCode}${saleId.replaceAll('-', '').toUpperCase()}`;
}

/** Reads the folio or the QR of a sold note; null for anything else. */
export function readNoteCode(text: string): NoteCode | null {
  const code = text.trim().toUpperCase();
  const folio = /^([A-Z]{3})-\d{8}-\d{1,5}-\d{6,9}$/.exec(code);
  if (folio) return { branch: folio[1] ?? '', folio: code };
  const scanned = /^NTA([A-Z]{3})([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12})$/.exec(
    code,
  );
  return scanned ? { branch: scanned[1] ?? '', id: scanned.slice(2).join('-').toLowerCase() } : null;
}
