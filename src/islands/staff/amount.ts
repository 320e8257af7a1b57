import { cents, type Cents } from '#shared/money.ts';

export { percentOf } from '#shared/money.ts';

const AMOUNT = /^(\d{1,10})(?:\.(\d{0,2}))?$/;

/** Reads what a person typed as pesos: `2,850`, `$2850.5`, `.50`. Null when it is not an amount. */
export function parseAmount(text: string): Cents | null {
  const clean = text.replaceAll(/[$,\s]/g, '');
  const match = AMOUNT.exec(clean.startsWith('.') ? `0${clean}` : clean);
  if (!match) return null;
  const [, pesos = '0', centavos = ''] = match;
  return cents(Number(pesos + centavos.padEnd(2, '0')));
}

/** `2850.50`: for fields and files, without currency or separators. */
export function plainAmount(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
