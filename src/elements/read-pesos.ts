const MOST_CENTS = 100_000_000_00;

/** `1,234.5`, `$ 12 000` in centavos; null for what is not an amount that can be paid. */
export function readPesos(typed: string): number | null {
  const text = typed.replace(/[\s$,]/g, '');
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(text);
  if (!match) return null;
  const amount = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return amount > 0 && amount <= MOST_CENTS ? amount : null;
}
