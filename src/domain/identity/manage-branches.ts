import { isDuplicateKey } from '#db/errors.ts';
import { transaction } from '#db/tx.ts';
import { auditCentral, emitCentralEvent, type DomainEvent } from '#domain/audit';
import {
  allBranches,
  branchRow,
  DIRECTORY_MEMO,
  insertBranch,
  insertTerminal,
  toBranch,
  updateBranch,
  type KnownBranch,
} from '#domain/branches';
import type { Branch, BranchChange, BranchDraft } from '#contract/branches';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import { authorize, requirePermission } from './authorize.ts';

function branchesChanged(code: string): DomainEvent {
  return { topic: 'branches.changed', tags: ['branches', `branch:${code}`], forget: [DIRECTORY_MEMO] };
}

/** Also the disabled ones, by name; for administrators. */
export async function listAllBranches(ctx: Ctx): Promise<KnownBranch[]> {
  requirePermission(ctx, 'branches:manage');
  return (await allBranches(ctx.placement.central())).map(toBranch);
}

/** Opens a branch with one till. Throws `branches.code_taken`. */
export async function addBranch(ctx: Ctx, draft: BranchDraft): Promise<Branch> {
  requirePermission(ctx, 'branches:manage');
  const db = ctx.placement.central();
  const branch = await transaction(db, async (tx) => {
    const id = await insertBranch(tx, draft, ctx.now()).catch(async (error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      throw taken((await allBranches(tx)).some(({ code }) => code === draft.code) ? 'code' : 'slug');
    });
    await auditCentral(tx, ctx, {
      action: 'branch.create',
      subject: `branch ${draft.code}`,
      detail: { after: draft },
    });
    await emitCentralEvent(tx, ctx, branchesChanged(draft.code));
    const row = await branchRow(tx, id);
    if (!row) throw new DomainError('branches.not_found', 'not_found');
    return toBranch(row);
  });
  await openFirstTill(ctx, branch.id);
  return branch;
}

// Tills are the branch's own rows and may live in another database: a transaction of their own.
// eslint-disable-next-line multipartes/use-case-guards -- part of addBranch, which audited
async function openFirstTill(ctx: Ctx, branchId: BranchId): Promise<void> {
  const scope = authorize(ctx, 'branches:manage', branchId);
  await transaction(ctx.placement.branch(scope), (tx) => insertTerminal(tx, scope, 1, 'Caja 1'));
}

/** Changes or disables a branch. Throws `branches.not_found`, `branches.code_taken` or `branches.changed_elsewhere`. */
export async function changeBranch(ctx: Ctx, code: string, change: BranchChange): Promise<Branch> {
  requirePermission(ctx, 'branches:manage');
  const db = ctx.placement.central();
  const before = (await listAllBranches(ctx)).find((branch) => branch.code === code);
  if (!before) throw new DomainError('branches.not_found', 'not_found');
  const { version, ...fields } = change;
  return await transaction(db, async (tx) => {
    const changed = await updateBranch(tx, before.id, version, {
      ...fields,
      updatedAt: ctx.now(),
    } as never).catch((error: unknown) => {
      throw isDuplicateKey(error) ? taken('slug') : error;
    });
    if (!changed) throw new DomainError('branches.changed_elsewhere', 'conflict');
    await auditCentral(tx, ctx, {
      action: 'branch.change',
      subject: `branch ${code}`,
      detail: { before, after: fields },
    });
    await emitCentralEvent(tx, ctx, branchesChanged(code));
    const row = await branchRow(tx, before.id);
    if (!row) throw new DomainError('branches.not_found', 'not_found');
    return toBranch(row);
  });
}

/** Says which field to correct, as a refused input does. */
function taken(path: 'code' | 'slug'): DomainError {
  return new DomainError('branches.code_taken', 'conflict', { errors: [{ path, code: 'taken' }] });
}
