import { LABEL_FORMATS, type LabelFormat } from '#shared/facts/label-formats.ts';

const KEY = 'multipartes.etiquetas.1';

/** The paper that is in this device's printer. */
export const labelChoice = {
  format(): LabelFormat {
    try {
      const kept = localStorage.getItem(KEY) ?? '';
      return kept in LABEL_FORMATS ? (kept as LabelFormat) : 'letter-30';
    } catch {
      return 'letter-30';
    }
  },
  setFormat(format: LabelFormat): void {
    try {
      localStorage.setItem(KEY, format);
    } catch {
      // The next time it is chosen again.
    }
  },
};

/** Shelves as typed, one a line, each once. */
export function binsOf(typed: string): string[] {
  return [...new Set(typed.split(/[\r\n,;]+/).map((line) => line.trim().toUpperCase()))].filter(
    (bin) => bin !== '',
  );
}

/** The first that no label can say. */
export function badBin(bins: readonly string[]): string | undefined {
  return bins.find((bin) => !/^[\x20-\x7e]{1,20}$/.test(bin));
}
