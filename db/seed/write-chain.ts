import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { sqlInstant } from './bulk-writer.ts';
import { hashPassword, newPassword, type DemoLogin } from './demo-people.ts';
import { writeLandingPage } from './landing-page.ts';
import { TERMINALS_PER_BRANCH } from './trading.ts';
import { DEMO_WARRANTY_RULES } from './warranty-rules.ts';
import type { Chain } from './write-branch.ts';

/**
 * Writes branches, tills and people in one transaction, after everything else: a database with a branch is
 * complete. The file of passwords is there before anybody could need it.
 */
export async function writeChain(
  connection: Connection,
  { branches, people, day }: Chain,
  loginsFile: string | undefined,
): Promise<DemoLogin[]> {
  const at = sqlInstant(day.nowMs);
  const passwords = people.map(() => newPassword());
  const hashes = await Promise.all(passwords.map(hashPassword));
  const logins = people.map(({ role, name, email, branch }, index): DemoLogin => {
    return { role, name, email, password: passwords[index] ?? '', branch: branch?.code ?? null };
  });
  const terminals = branches.flatMap((branch) =>
    Array.from({ length: TERMINALS_PER_BRANCH }, (_, index) => [
      branch.id,
      index + 1,
      index + 1,
      `Caja ${index + 1}`,
    ]),
  );
  const series = terminals.flatMap(([branchId, terminalId]) =>
    ['sale', 'quote', 'hold', 'return'].map((document) => [branchId, terminalId, document]),
  );
  if (loginsFile !== undefined) writeLogins(loginsFile, logins);
  await connection.beginTransaction();
  await connection.query(
    `INSERT INTO branches (id, code, slug, name, city, state, address, postal_code, latitude, longitude, phone, whatsapp,
       hours, time_zone, tax_rate_bp, updated_at) VALUES ?`,
    [
      branches.map((each) => [
        each.id,
        each.code,
        each.slug,
        each.name,
        each.city,
        each.state,
        each.address,
        each.postalCode,
        each.latitude,
        each.longitude,
        each.phone,
        each.whatsapp,
        JSON.stringify(each.hours),
        each.timeZone,
        each.taxRateBp,
        at,
      ]),
    ],
  );
  await connection.query('INSERT INTO terminals (branch_id, id, number, name) VALUES ?', [terminals]);
  await connection.query('INSERT INTO folio_series (branch_id, terminal_id, document) VALUES ?', [series]);
  await connection.query(
    'INSERT INTO users (id, email, name, role, password_hash, created_at, updated_at) VALUES ?',
    [people.map((each, index) => [each.id, each.email, each.name, each.role, hashes[index] ?? null, at, at])],
  );
  await connection.query('INSERT INTO user_branches (user_id, branch_id) VALUES ?', [
    people.flatMap(({ id, branch }) => (branch ? [[id, branch.id]] : [])),
  ]);
  await connection.query(
    `INSERT INTO warranty_rules (scope_key, system_code, part_type_code, origin, returnable, restocking_bp, core_cents,
       note, updated_at) VALUES ?`,
    [
      DEMO_WARRANTY_RULES.map(({ system, partType, origin, returnable, restockingBp, coreCents, note }) => [
        [system, partType, origin].map((part) => part ?? '*').join('/'),
        ...[system, partType, origin, returnable, restockingBp, coreCents, note, at],
      ]),
    ],
  );
  await writeLandingPage(connection, {
    nowMs: day.nowMs,
    branchIds: branches.map(({ id }) => id),
    authorId: people.find(({ role }) => role === 'owner')?.id ?? null,
  });
  await connection.commit();
  return logins;
}

function writeLogins(file: string, logins: readonly DemoLogin[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
  // The mode above only counts for a new file.
  chmodSync(file, 0o600);
}
