import type { Executor } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { branchDirectory, type KnownBranch } from '#domain/branches';
import { staffNames } from '#domain/identity';
import { knownWarrantyRules, type KnownRule } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import type { MarkedDocument } from '#shared/folio.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';
import { NoteCar, type promisedFields } from '../promise-contract.ts';
import { promisedLines, type PromiseHeadRow, type StoredPromise } from './promise.queries.ts';

type Promised = { [Field in keyof typeof promisedFields]: z.infer<(typeof promisedFields)[Field]> };

/** Names that papers show. Read before a transaction, never in it: its connection must not wait for another. */
export interface Known {
  readonly names: ReadonlyMap<number, string>;
  readonly branches: readonly KnownBranch[];
  readonly rules: readonly KnownRule[];
}

export async function knownOf(ctx: Ctx, userIds: readonly number[]): Promise<Known> {
  const [names, branches, rules] = await Promise.all([
    staffNames(ctx, [...new Set(userIds)]),
    branchDirectory(ctx),
    knownWarrantyRules(ctx),
  ]);
  const me = ctx.actor.type === 'staff' ? ctx.actor : null;
  return { names: me ? new Map([...names, [me.userId, me.name]]) : names, branches, rules };
}

export const branchCodeOf = ({ branches }: Known, branchId: number | null): string =>
  branches.find((branch) => branch.id === branchId)?.code ?? '';

/** The common part of a stored paper, with its lines. `db`: also the transaction that has just changed it. */
export async function paperOf(
  db: Executor,
  scope: BranchScope,
  document: MarkedDocument,
  row: StoredPromise,
  { names, branches }: Known,
): Promise<Promised> {
  const id = bytesToUuid(row.id);
  const lines = await promisedLines(db, scope, document, id);
  const branch = branches.find((each) => each.id === row.branchId);
  const { folio, terminalId, folioSequence, customerName, customerPhone, businessDate } = row;
  const { discountCents, taxRateBp, taxCents, totalCents } = row;
  return {
    id,
    folio,
    branch: branch?.code ?? '',
    branchName: branch?.name ?? '',
    terminalId,
    folioSequence,
    clerk: names.get(row.clerkId) ?? '',
    customerId: row.customerId && bytesToUuid(row.customerId),
    customerName,
    customerPhone,
    car: carOf(row.car),
    madeAt: row.madeAt.toISOString(),
    businessDate,
    expiresAt: row.expiresAt.toISOString(),
    lines: lines.map(({ stockItemId, partId: _partId, partType: _partType, ...line }) => ({
      ...line,
      stockItemId: bytesToUuid(stockItemId),
      totalCents: line.quantity * line.unitPriceCents - line.discountCents,
    })),
    discountCents,
    taxRateBp,
    taxCents,
    totalCents,
  };
}

/** The common part of papers in a list. */
export async function headsOf<Row extends PromiseHeadRow>(ctx: Ctx, rows: readonly Row[]) {
  const known = await knownOf(
    ctx,
    rows.map((row) => row.clerkId),
  );
  return rows.map((row) => ({
    row,
    head: {
      id: bytesToUuid(row.id),
      folio: row.folio,
      branch: branchCodeOf(known, row.branchId),
      clerk: known.names.get(row.clerkId) ?? '',
      customerName: row.customerName,
      customerPhone: row.customerPhone,
      madeAt: row.madeAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      totalCents: row.totalCents,
      pieces: Number(row.pieces ?? 0),
      firstLine: row.firstLine ?? '',
    },
  }));
}

/** MariaDB hands JSON over as text, MySQL as a value. */
export function carOf(value: unknown): Promised['car'] {
  if (value === null || value === undefined) return null;
  const parsed = NoteCar.safeParse(typeof value === 'string' ? JSON.parse(value) : value);
  return parsed.success ? parsed.data : null;
}
