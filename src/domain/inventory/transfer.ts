/** What people call a transfer by: `T-3F9A02C1`, made of the random end of its id. */
export function transferCode(id: string): string {
  return `T-${id.slice(-8).toUpperCase()}`;
}

interface Sent {
  readonly line: number;
  readonly sent: number;
}

interface Arrived {
  readonly line: number;
  readonly received: number;
  readonly damaged: number;
  readonly note?: string | undefined;
}

export interface Arrival {
  readonly line: number;
  readonly received: number;
  readonly damaged: number;
  readonly missing: number;
  readonly note: string | null;
}

/**
 * What became of every line that was sent: what nobody says has arrived is missing. Null when somebody says that more
 * arrived than was sent, or names a line that there is not, or one twice.
 */
export function arrivalsOf(lines: readonly Sent[], said: readonly Arrived[]): Arrival[] | null {
  const byLine = new Map(said.map((arrived) => [arrived.line, arrived]));
  if (byLine.size !== said.length || said.some(({ line }) => !lines.some((sent) => sent.line === line))) {
    return null;
  }
  const arrivals = lines.map(({ line, sent }): Arrival => {
    const { received = 0, damaged = 0, note } = byLine.get(line) ?? {};
    return { line, received, damaged, missing: sent - received - damaged, note: note ?? null };
  });
  return arrivals.every(({ missing }) => missing >= 0) ? arrivals : null;
}

interface Missing {
  readonly line: number;
  readonly missing: number;
  readonly returned: number;
  readonly writtenOff: number;
}

/** Pieces of a line that are in no branch and that nobody has accounted for. */
export function unsettledOf({ missing, returned, writtenOff }: Omit<Missing, 'line'>): number {
  return missing - returned - writtenOff;
}
