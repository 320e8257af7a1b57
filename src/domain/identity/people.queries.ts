import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Executor, Tx } from '#db/client.ts';
import { oneTimeLinks, userBranches, users } from '#db/schema/identity.ts';

export type UserRow = typeof users.$inferSelect;

export async function userByEmail(db: Executor, email: string): Promise<UserRow | undefined> {
  return (await db.orm.select().from(users).where(eq(users.email, email)))[0];
}

export async function userById(db: Executor, id: number): Promise<UserRow | undefined> {
  return (await db.orm.select().from(users).where(eq(users.id, id)))[0];
}

export async function staffByName(db: Executor): Promise<UserRow[]> {
  return await db.orm
    .select()
    .from(users)
    .where(sql`${users.role} <> 'customer'`)
    .orderBy(asc(users.name), asc(users.id));
}

export async function branchIdsOf(db: Executor, userIds: readonly number[]): Promise<Map<number, number[]>> {
  const byUser = new Map<number, number[]>(userIds.map((id) => [id, []]));
  if (userIds.length === 0) return byUser;
  const rows = await db.orm
    .select()
    .from(userBranches)
    .where(inArray(userBranches.userId, [...userIds]))
    .orderBy(asc(userBranches.branchId));
  for (const row of rows) byUser.get(row.userId)?.push(row.branchId);
  return byUser;
}

export async function insertUser(tx: Tx, row: typeof users.$inferInsert): Promise<number> {
  const [result] = await tx.orm.insert(users).values(row);
  return result.insertId;
}

/** Changes the row only while it is still at `version`; answers whether it was. */
export async function updateUser(
  tx: Tx,
  id: number,
  version: number,
  change: Partial<
    Pick<UserRow, 'name' | 'email' | 'role' | 'active' | 'passwordHash' | 'mustChangePassword' | 'updatedAt'>
  >,
): Promise<boolean> {
  const [result] = await tx.orm
    .update(users)
    .set({ ...change, version: sql`${users.version} + 1` })
    .where(and(eq(users.id, id), eq(users.version, version)));
  return result.affectedRows === 1;
}

/** Nobody enters with the old password any more, and a change of it that is under way fails. */
export async function clearPassword(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.change(
    'UPDATE users SET password_hash = NULL, updated_at = ?, version = version + 1 WHERE id = ?',
    [at, id],
  );
}

export async function replaceBranches(tx: Tx, userId: number, branchIds: readonly number[]): Promise<void> {
  await tx.orm.delete(userBranches).where(eq(userBranches.userId, userId));
  if (branchIds.length > 0) {
    await tx.orm.insert(userBranches).values(branchIds.map((branchId) => ({ userId, branchId })));
  }
}

export async function countStaff(db: Executor): Promise<number> {
  const rows = await db.rows<{ total: number }>(
    "SELECT COUNT(*) AS total FROM users WHERE role <> 'customer'",
  );
  return rows[0]?.total ?? 0;
}

export async function insertLink(tx: Tx, row: typeof oneTimeLinks.$inferInsert): Promise<void> {
  await tx.orm.insert(oneTimeLinks).values(row);
}

export async function linkByHash(db: Executor, tokenHash: string) {
  return (await db.orm.select().from(oneTimeLinks).where(eq(oneTimeLinks.tokenHash, tokenHash)))[0];
}

/** Marks a link as used; false when somebody was first. */
export async function useLink(tx: Tx, tokenHash: string, at: Date): Promise<boolean> {
  const affected = await tx.change(
    'UPDATE one_time_links SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
    [at, tokenHash, at],
  );
  return affected === 1;
}

/** A newer link makes the person's older ones worthless. */
export async function deleteLinksOf(tx: Tx, userId: number): Promise<void> {
  await tx.orm.delete(oneTimeLinks).where(eq(oneTimeLinks.userId, userId));
}

/** Holds every owner's set-up link until the transaction ends, so that they are redeemed one after the other. */
export async function lockSetupLinks(tx: Tx): Promise<void> {
  await tx.rows("SELECT token_hash FROM one_time_links WHERE purpose = 'owner_setup' FOR UPDATE");
}

export async function deleteSetupLinks(tx: Tx): Promise<void> {
  await tx.change("DELETE FROM one_time_links WHERE purpose = 'owner_setup'");
}

export async function namesOf(db: Executor, userIds: readonly number[]): Promise<Map<number, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.orm
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(userIds)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}
