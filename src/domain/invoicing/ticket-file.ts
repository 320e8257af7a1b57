import { branchById, listBranches, type KnownBranch } from '#domain/branches';
import { csvOf, EXPORT_TYPES, xlsxOf } from '#domain/exchange';
import { authorize, requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { issuerOf } from './invoice-settings.ts';
import { readTickets } from './read-tickets.ts';
import { PAYMENT_FORMS, type Ticket } from './ticket.ts';

export interface TicketFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: AsyncIterable<string | Uint8Array>;
}

interface Wanted {
  readonly date: string;
  readonly file: 'tickets.csv' | 'tickets.xlsx';
}

/** What accountants know these columns as; the file is for them and is in Spanish. */
const TITLES = [
  'Sucursal',
  'Folio',
  'Fecha y hora',
  'Cliente',
  'Base',
  'Tasa IVA',
  'IVA',
  'Total',
  'Forma de pago (clave SAT)',
  'Forma de pago',
  'Factura global',
];

/** Every document of a day of one branch. */
export async function branchTicketFile(ctx: Ctx, scope: BranchScope, wanted: Wanted): Promise<TicketFile> {
  authorize(ctx, 'invoice:manage', scope.branchId);
  const branch = await branchById(ctx, scope.branchId);
  return fileOf(wanted, branch.code.toLowerCase(), rowsOf(ctx, [branch], wanted.date));
}

/** The same of all branches, one after the other. */
export async function chainTicketFile(ctx: Ctx, wanted: Wanted): Promise<TicketFile> {
  requirePermission(ctx, 'invoice:manage');
  return fileOf(wanted, 'cadena', rowsOf(ctx, await listBranches(ctx), wanted.date));
}

type Cells = (string | number | null)[];

function fileOf({ date, file }: Wanted, of: string, rows: AsyncIterable<Cells[]>): TicketFile {
  const isCsv = file.endsWith('.csv');
  return {
    name: `multipartes-${of}-notas-${date}.${isCsv ? 'csv' : 'xlsx'}`,
    contentType: isCsv ? EXPORT_TYPES.csv : EXPORT_TYPES.xlsx,
    content: isCsv ? csvOf(rows) : xlsxOf('notas', rows),
  };
}

async function* rowsOf(ctx: Ctx, branches: readonly KnownBranch[], date: string): AsyncGenerator<Cells[]> {
  yield [[...TITLES]];
  const cardForm = (await issuerOf(ctx))?.cardForm ?? '04';
  for (const branch of branches) {
    const scope = authorize(ctx, 'invoice:manage', branch.id);
    const tickets = await readTickets(ctx, scope, date, cardForm);
    if (tickets.length > 0) yield tickets.map((ticket) => cellsOf(ticket, branch));
  }
}

function cellsOf(ticket: Ticket, branch: KnownBranch): Cells {
  return [
    branch.code,
    ticket.folio,
    new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: branch.timeZone,
    }).format(ticket.issuedAt),
    ticket.customerName,
    pesosNumber(ticket.netCents),
    ticket.taxRateBp / 10_000,
    pesosNumber(ticket.taxCents),
    pesosNumber(ticket.totalCents),
    ticket.paymentForm,
    PAYMENT_FORMS[ticket.paymentForm],
    ticket.invoiceId === null ? 'pendiente' : 'incluida',
  ];
}

/** A number that a spreadsheet adds up; at most two decimals, so it is written as it is. */
const pesosNumber = (amountCents: number): number => amountCents / 100;
