import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { InvoiceIssuer } from './contract.ts';
import { ticketPayments, ticketsOfDay } from './ticket.queries.ts';
import { ticketsFrom, type Ticket } from './ticket.ts';

/** Every document of a day of a branch, with how it was paid. */
export async function readTickets(
  ctx: Ctx,
  scope: BranchScope,
  businessDate: string,
  cardForm: InvoiceIssuer['cardForm'],
): Promise<Ticket[]> {
  const db = ctx.placement.branch(scope);
  const [rows, payments] = await Promise.all([
    ticketsOfDay(db, scope, businessDate),
    ticketPayments(db, scope, businessDate),
  ]);
  return ticketsFrom(rows, payments, cardForm);
}
