/** A part number as it is stored for comparing (`pn_norm`) and looked for: capitals and digits only. */
export function normalizePartNumber(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
