import type { Executor } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { branchDirectory, type KnownBranch } from '#domain/branches';
import { generationById, generationLabel } from '#domain/catalog';
import { staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { availableOf } from './stock-state.ts';
import { type StockRow } from './stock-row.queries.ts';
import { branchRowsById } from './stock.queries.ts';
import { transferCode } from './transfer.ts';
import type { TransferLine, TransferView } from './transfer-contract.ts';
import { UnitBody } from './transfer-events.ts';
import {
  transferDoc,
  transferExtras,
  transferLines,
  type TransferDoc,
  type TransferLineRow,
} from './transfers.queries.ts';

/** A transfer as this branch sees it, read where its transaction reads. Throws `inventory.transfer_not_found`. */
export async function viewOfTransfer(
  ctx: Ctx,
  db: Executor,
  scope: BranchScope,
  id: string,
): Promise<TransferView> {
  const doc = await transferDoc(db, scope, id);
  if (!doc) throw new DomainError('inventory.transfer_not_found', 'not_found');
  const lines = await transferLines(db, scope, id);
  const extras = await transferExtras(db, scope, id);
  const ids = lines.flatMap(({ stockItemId }) => stockItemId ?? []);
  const items = ids.length > 0 ? await branchRowsById(db, scope, ids) : [];
  const byId = new Map(items.map((item) => [item.id.toString('hex'), item]));
  const views = lines.map((line) => toLine(ctx, line, byId.get(line.stockItemId?.toString('hex') ?? '')));
  return {
    ...(await headOf(ctx, scope, [doc]))(doc),
    lines: await Promise.all(views),
    extras: extras.map(({ code, quantity }) => ({ code, quantity })),
  };
}

type Head = Omit<TransferView, 'lines' | 'extras'>;

/** What all views say of a document; people and branches are looked up once for all of them. */
export async function headOf(
  ctx: Ctx,
  scope: BranchScope,
  docs: readonly TransferDoc[],
): Promise<(doc: TransferDoc) => Head> {
  const people = docs.flatMap((doc) => [doc.requestedBy, doc.sentBy, doc.receivedBy]);
  const [names, branches] = await Promise.all([staffNames(ctx, people), branchDirectory(ctx)]);
  const codes = new Map(branches.map((branch: KnownBranch) => [branch.id as number, branch.code]));
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  const here = codes.get(scope.branchId) ?? '';
  return (doc) => {
    const there = codes.get(doc.otherBranchId) ?? '';
    return {
      id: bytesToUuid(doc.id),
      code: transferCode(bytesToUuid(doc.id)),
      side: doc.side,
      state: doc.state,
      from: doc.side === 'out' ? here : there,
      to: doc.side === 'out' ? there : here,
      note: doc.note,
      reason: doc.reason,
      withdrawn: doc.withdrawnAt !== null,
      requestedBy: nameOf(doc.requestedBy),
      requestedAt: doc.requestedAt.toISOString(),
      sentBy: nameOf(doc.sentBy),
      sentAt: doc.sentAt?.toISOString() ?? null,
      receivedBy: nameOf(doc.receivedBy),
      receivedAt: doc.receivedAt?.toISOString() ?? null,
    };
  };
}

async function toLine(ctx: Ctx, row: TransferLineRow, item: StockRow | undefined): Promise<TransferLine> {
  const generation = await generationById(ctx, row.generationId);
  const travelling = bodyOf(row)?.photos[0];
  const { photoHash: hash, photoWidth: width, photoHeight: height } = item ?? {};
  const own = hash && width && height ? { hash: hash.toString('hex'), width, height } : null;
  return {
    line: row.line,
    kind: row.kind,
    code: row.serial ?? row.partNumber,
    partType: row.partType,
    position: row.position,
    maker: row.maker,
    partNumber: row.partNumber,
    vehicleLabel: generation ? generationLabel(generation) : null,
    photo:
      own ??
      (travelling ? { hash: travelling.hash, width: travelling.width, height: travelling.height } : null),
    requested: row.requested,
    picked: row.picked,
    sent: row.sent,
    received: row.received,
    damaged: row.damaged,
    missing: row.missing,
    returned: row.returned,
    writtenOff: row.writtenOff,
    note: row.note,
    lossReason: row.lossReason,
    bin: item?.bin ?? null,
    available: item ? availableOf(item) : null,
  };
}

/** What a used piece on its way takes with it; null for a quantity, and where it has not been sent. */
export function bodyOf({ body }: Pick<TransferLineRow, 'body'>): UnitBody | null {
  const value: unknown = typeof body === 'string' ? JSON.parse(body) : body;
  return value === null || value === undefined ? null : UnitBody.parse(value);
}
