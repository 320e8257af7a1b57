import type { Tx } from '#db/client.ts';
import type { Actor, Ctx } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { insertAudits, insertCentralAudit, type AuditRow } from './queries.ts';

export type AuditAction =
  | 'sale.record'
  | 'shift.open'
  | 'shift.count'
  | 'shift.close'
  | 'cash.move'
  | 'cash.short'
  | 'discount.approve'
  | 'till.add'
  | 'till.change'
  | 'stock.adjust'
  | 'price.change'
  | 'donor.receive'
  | 'count.open'
  | 'count.step'
  | 'count.explain'
  | 'count.again'
  | 'count.post'
  | 'donor.change'
  | 'donor.close'
  | 'minimum.change'
  | 'place.change'
  | 'grade.change'
  | 'price.apply'
  | 'price.undo'
  | 'price_rules.change'
  | 'receipt.record'
  | 'return.approve'
  | 'return.record'
  | 'core.receive'
  | 'warranty_rules.change'
  | 'photo.add'
  | 'photo.order'
  | 'photo.remove'
  | 'photo.restore'
  | 'photo.describe'
  | 'page.media'
  | 'customer.create'
  | 'customer.change'
  | 'quote.create'
  | 'quote.sold'
  | 'hold.create'
  | 'hold.pay'
  | 'hold.sell'
  | 'hold.release'
  | 'hold.refund'
  | 'hold.extend'
  | 'hold.expire'
  | 'hold_terms.change'
  | 'branch.create'
  | 'branch.change'
  | 'generation.create'
  | 'generation.change'
  | 'fitment.change'
  | 'fitment.undo'
  | 'fitment.evidence'
  | 'interchange.create'
  | 'interchange.change'
  | 'interchange.merge'
  | 'interchange.split'
  | 'vin.teach'
  | 'person.create'
  | 'person.change'
  | 'person.reset'
  | 'password.change'
  | 'link.redeem'
  | 'import.run'
  | 'import.finish'
  | 'import.undo'
  | 'import.undone'
  | 'feed.change'
  | 'transfer.request'
  | 'transfer.pick'
  | 'transfer.send'
  | 'transfer.receive'
  | 'transfer.settle'
  | 'transfer.withdraw'
  | 'transfer.decline'
  | 'transfer.hear'
  | 'inbox.retry'
  | 'invoice.issue'
  | 'invoice_settings.change'
  | 'landing.publish'
  | 'landing.unpublish'
  | 'landing.restore'
  | 'landing.schedule'
  | 'landing.schedule_cancel'
  | 'landing.preview'
  | 'landing_settings.change';

export interface AuditEntry {
  readonly action: AuditAction;
  /** `sale <id>`, `user 7`: what it was done to. */
  readonly subject: string;
  /** What changed; never secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes who did what in a branch, inside the transaction of the deed: if it fails, the deed is undone. */
export async function audit(tx: Tx, ctx: Ctx, scope: BranchScope, entry: AuditEntry): Promise<void> {
  await insertAudits(tx, scope, [rowOf(ctx, entry)]);
}

/** The same for deeds of several people that are done together. */
export async function auditAll(
  tx: Tx,
  scope: BranchScope,
  deeds: readonly { readonly ctx: Ctx; readonly entry: AuditEntry }[],
): Promise<void> {
  await insertAudits(
    tx,
    scope,
    deeds.map(({ ctx, entry }) => rowOf(ctx, entry)),
  );
}

/** The same for deeds of the chain: people, branches, catalog. */
export async function auditCentral(tx: Tx, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await insertCentralAudit(tx, rowOf(ctx, entry));
}

function rowOf(ctx: Ctx, { action, subject, detail = {} }: AuditEntry): AuditRow {
  const at = ctx.now();
  return {
    id: uuidv7(at.getTime()),
    action,
    actorType: ctx.actor.type,
    actorId: actorId(ctx.actor),
    subject,
    detail: JSON.stringify(detail),
    requestId: ctx.requestId.slice(0, 40),
    at,
  };
}

/** The person's number; null for who has none. */
export function actorId(actor: Actor): number | null {
  switch (actor.type) {
    case 'staff':
    case 'customer':
      return actor.userId;
    case 'job':
      return actor.onBehalfOf ?? null;
    case 'anonymous':
      return null;
  }
}
