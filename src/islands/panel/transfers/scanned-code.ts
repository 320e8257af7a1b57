/** What a label says: the bare code, or the address of the piece's page in a QR code. */
export function codeOfScan(text: string): string {
  const trimmed = text.trim();
  const ofAddress = /\/pieza\/([^/?#]+)/.exec(trimmed)?.[1];
  return ofAddress ? decodeURIComponent(ofAddress) : trimmed;
}

/** Capitals and digits: scanners on another keyboard layout type other marks for the dashes. */
const bare = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The line that a scanned code belongs to; the first that still has room, where a part stands on several. */
export function lineOfScan<Line extends { readonly code: string }>(
  lines: readonly Line[],
  scanned: string,
  hasRoom: (line: Line) => boolean,
): Line | undefined {
  const wanted = bare(codeOfScan(scanned));
  const matching = lines.filter(({ code }) => wanted !== '' && bare(code) === wanted);
  return matching.find(hasRoom) ?? matching[0];
}
