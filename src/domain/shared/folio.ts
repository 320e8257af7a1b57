import type { BusinessDate } from './time.ts';

/** `QRO-20261122-2-000123`: branch, business day, terminal number, sequence. Made without asking a server. */
export function formatFolio(parts: {
  branchCode: string;
  businessDate: BusinessDate;
  terminalNumber: number;
  sequence: number;
}): string {
  const day = parts.businessDate.replaceAll('-', '');
  return `${parts.branchCode}-${day}-${parts.terminalNumber}-${String(parts.sequence).padStart(6, '0')}`;
}
