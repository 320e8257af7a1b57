import { normalizePartNumber } from '#shared/part-number.ts';

/**
 * The serial number in a scanned or typed text, in its printed form; null when it is not one. Scanners on a
 * Latin American keyboard layout type other marks for the dashes.
 */
export function asSerial(text: string): string | null {
  const match = /^([A-Z]{3})P(\d{6,9})$/.exec(normalizePartNumber(text));
  return match ? `${match[1]}-P-${match[2]}` : null;
}

/** `QRO-P-0488`, also without dashes: how serial numbers begin; empty for a text that cannot begin one. */
export function serialBeginning(text: string): string {
  const match = /^([A-Z]{3})(P)?(\d*)$/.exec(normalizePartNumber(text));
  if (!match || (match[3] !== '' && !match[2])) return '';
  return `${match[1]}-P-${match[3] ?? ''}`;
}

/** What a scanner read, without the address around it: QR codes of labels open `/pieza/<code>`. */
export function codeOfScan(text: string): string {
  const [, code] = /\/pieza\/([^/?#\s]+)/.exec(text) ?? [];
  if (code === undefined) return text.trim();
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}
