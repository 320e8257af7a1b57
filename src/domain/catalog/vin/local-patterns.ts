/** What the yard has learned: numbers that begin and describe themselves so are this car. */
export interface LocalPattern {
  /** Positions 1–3. */
  readonly wmi: string;
  /** Positions 4–8. */
  readonly descriptor: string;
  /** Position 10. */
  readonly yearCode: string;
  readonly modelYear: number;
  readonly generationId: number;
  readonly vehicleId: number | null;
  /** Different cars that said so. */
  readonly evidence: number;
}

export interface LocalPatterns {
  /** What the yard learned of numbers like this one; those of the same year code before those of other years. */
  like(vin: string): {
    readonly sameYear: readonly LocalPattern[];
    readonly otherYears: readonly LocalPattern[];
  };
}

export function indexLocalPatterns(patterns: readonly LocalPattern[]): LocalPatterns {
  const byStart = Map.groupBy(patterns, ({ wmi, descriptor }) => wmi + descriptor);
  return {
    like(vin) {
      const known = byStart.get(vin.slice(0, 8)) ?? [];
      const code = vin.charAt(9);
      return {
        sameYear: mostEvidence(known.filter(({ yearCode }) => yearCode === code)),
        otherYears: mostEvidence(known.filter(({ yearCode }) => yearCode !== code)),
      };
    },
  };
}

/** Those that most cars bear out: one voice against three is taken for a slip. */
function mostEvidence(patterns: readonly LocalPattern[]): readonly LocalPattern[] {
  const most = Math.max(0, ...patterns.map(({ evidence }) => evidence));
  return patterns.filter(({ evidence }) => evidence * 3 > most);
}
