import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { audit } from '#domain/audit';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { availableOf } from './stock-state.ts';
import { branchRowsById } from './stock.queries.ts';
import type { TransferPick, TransferView } from './transfer-contract.ts';
import { viewOfTransfer } from './transfer-view.ts';
import { setPicked, transferDoc, transferLines } from './transfers.queries.ts';

/**
 * Says how many of some lines are in the box; saying it again changes nothing. It moves no stock. Throws
 * `inventory.transfer_not_found`, `inventory.transfer_not_open`, `inventory.transfer_line` for more than was asked for,
 * `inventory.transfer_not_free` for what is sold or on hold by now.
 */
export async function pickTransfer(
  ctx: Ctx,
  scope: BranchScope,
  input: TransferPick & { id: string },
): Promise<TransferView> {
  authorize(ctx, 'stock:transfer', scope.branchId);
  const work = async (tx: Tx) => {
    const doc = await transferDoc(tx, scope, input.id, 'lock');
    if (doc?.side !== 'out') throw new DomainError('inventory.transfer_not_found', 'not_found');
    if (doc.state !== 'requested') throw new DomainError('inventory.transfer_not_open', 'conflict');
    const lines = new Map((await transferLines(tx, scope, input.id)).map((line) => [line.line, line]));
    const ids = [...lines.values()].flatMap(({ stockItemId }) => stockItemId ?? []);
    const items = ids.length > 0 ? await branchRowsById(tx, scope, ids) : [];
    const free = new Map(items.map((item) => [item.id.toString('hex'), availableOf(item)]));
    for (const wanted of input.lines) {
      const line = lines.get(wanted.line);
      if (!line || wanted.picked > line.requested)
        throw new DomainError('inventory.transfer_line', 'invalid');
      const available = free.get(line.stockItemId?.toString('hex') ?? '') ?? 0;
      if (wanted.picked > available) {
        const details = { code: line.serial ?? line.partNumber, available };
        throw new DomainError('inventory.transfer_not_free', 'conflict', details);
      }
      await setPicked(tx, scope, input.id, wanted);
    }
    await audit(tx, ctx, scope, {
      action: 'transfer.pick',
      subject: `transfer ${input.id}`,
      detail: { lines: input.lines },
    });
    return viewOfTransfer(ctx, tx, scope, input.id);
  };
  return transaction(ctx.placement.branch(scope), work, { deed: 'pickTransfer' });
}
