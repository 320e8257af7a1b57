import type { Tx } from '#db/client.ts';
import type { Actor, Ctx } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { AuditAction } from './contract.ts';
import { insertAudits, insertCentralAudit, type AuditRow } from './queries.ts';

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
