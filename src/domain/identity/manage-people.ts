import type { Executor } from '#db/client.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { transaction } from '#db/tx.ts';
import { auditCentral, emitCentralEvent } from '#domain/audit';
import { branchDirectory } from '#domain/branches';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import type { z } from 'zod';
import { requirePermission, requireStaff } from './authorize.ts';
import type { Person, PersonChange, PersonCreated, PersonDraft, PersonList } from './contract.ts';
import { createPasswordLink } from './one-time-link.ts';
import {
  branchIdsOf,
  clearPassword,
  insertUser,
  replaceBranches,
  staffByName,
  updateUser,
  userById,
  type UserRow,
} from './people.queries.ts';
import { reachesEveryBranch } from './permissions.ts';
import { endSessionsOf } from './sessions.ts';

// Fetched before a transaction begins: loading it takes a connection of its own.
type Directory = Awaited<ReturnType<typeof branchDirectory>>;

/** Everybody who works here, by name. */
export async function listPeople(ctx: Ctx): Promise<z.infer<typeof PersonList>> {
  requirePermission(ctx, 'people:manage');
  const db = ctx.placement.central();
  const directory = await branchDirectory(ctx);
  const rows = await staffByName(db);
  const branches = await branchIdsOf(
    db,
    rows.map((row) => row.id),
  );
  return { people: rows.map((row) => toPerson(directory, row, branches.get(row.id) ?? [])) };
}

/** Adds a person and answers the link with which they set their password. */
export async function addPerson(ctx: Ctx, draft: PersonDraft): Promise<z.infer<typeof PersonCreated>> {
  requirePermission(ctx, 'people:manage');
  const directory = await branchDirectory(ctx);
  const branchIds = branchIdsFor(directory, draft.role, draft.branches);
  const db = ctx.placement.central();
  return await transaction(db, async (tx) => {
    const at = ctx.now();
    const { name, email, role } = draft;
    const id = await insertUser(tx, { name, email, role, createdAt: at, updatedAt: at }).catch(
      refuseTakenEmail,
    );
    await replaceBranches(tx, id, branchIds);
    await auditCentral(tx, ctx, { action: 'person.create', subject: `user ${id}`, detail: { after: draft } });
    const setupLink = await createPasswordLink(tx, ctx, id);
    return { person: await readPerson(directory, tx, id), setupLink };
  });
}

/**
 * Changes a person; a new role, branches or a disabled account end their sessions at once. Throws
 * `identity.user_not_found`, `identity.own_account`, `identity.email_taken`, `identity.branch_required` or
 * `identity.changed_elsewhere` when the row moved on from `version`.
 */
export async function changePerson(ctx: Ctx, userId: UserId, change: PersonChange): Promise<Person> {
  requirePermission(ctx, 'people:manage');
  const db = ctx.placement.central();
  const directory = await branchDirectory(ctx);
  const before = await readPerson(directory, db, userId);
  const { version, branches, ...fields } = change;
  const isSelf = requireStaff(ctx).userId === userId;
  if (isSelf && (fields.active === false || (fields.role && fields.role !== before.role))) {
    throw new DomainError('identity.own_account', 'conflict');
  }
  const role = fields.role ?? before.role;
  const branchIds = branchIdsFor(directory, role, branches ?? before.branches);
  const after = await transaction(db, async (tx) => {
    const changed = await updateUser(tx, userId, version, { ...defined(fields), updatedAt: ctx.now() }).catch(
      refuseTakenEmail,
    );
    if (!changed) throw new DomainError('identity.changed_elsewhere', 'conflict');
    await replaceBranches(tx, userId, branchIds);
    const person = await readPerson(directory, tx, userId);
    await auditCentral(tx, ctx, {
      action: 'person.change',
      subject: `user ${userId}`,
      detail: { before, after: person },
    });
    await emitCentralEvent(tx, ctx, { topic: 'people.changed', tags: [], facts: { userId } });
    return person;
  });
  const reachChanged =
    !after.active || after.role !== before.role || after.branches.join() !== before.branches.join();
  if (reachChanged && !isSelf) await endSessionsOf(ctx, userId);
  return after;
}

/** A new password link for somebody who forgot theirs; the old password and their sessions end at once. */
export async function resetPassword(ctx: Ctx, userId: UserId): Promise<{ setupLink: string }> {
  requirePermission(ctx, 'people:manage');
  const db = ctx.placement.central();
  const directory = await branchDirectory(ctx);
  await readPerson(directory, db, userId);
  const setupLink = await transaction(db, async (tx) => {
    await clearPassword(tx, userId, ctx.now());
    await auditCentral(tx, ctx, { action: 'person.reset', subject: `user ${userId}` });
    return createPasswordLink(tx, ctx, userId);
  });
  await endSessionsOf(ctx, userId);
  return { setupLink };
}

async function readPerson(directory: Directory, db: Executor, userId: number): Promise<Person> {
  const row = await userById(db, userId);
  if (!row || row.role === 'customer') throw new DomainError('identity.user_not_found', 'not_found');
  return toPerson(directory, row, (await branchIdsOf(db, [userId])).get(userId) ?? []);
}

function toPerson(directory: Directory, row: UserRow, branchIds: readonly number[]): Person {
  const branches = directory.filter((branch) => branchIds.includes(branch.id)).map((branch) => branch.code);
  const { id, name, email, role, active, version } = row;
  return { id, name, email, role: role as Person['role'], active, branches: branches.sort(), version };
}

function branchIdsFor(directory: Directory, role: Person['role'], codes: readonly string[]): number[] {
  if (reachesEveryBranch(role)) return [];
  const ids = codes.map((code) => directory.find((branch) => branch.code === code)?.id);
  if (ids.length === 0) throw new DomainError('identity.branch_required', 'invalid');
  if (ids.some((id) => id === undefined)) throw new DomainError('branches.not_found', 'not_found');
  return ids as number[];
}

function refuseTakenEmail(error: unknown): never {
  if (isDuplicateKey(error)) throw new DomainError('identity.email_taken', 'conflict');
  throw error;
}

/** Without the keys that were left out, for `exactOptionalPropertyTypes`. */
function defined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
