import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';

export interface CustomerRow {
  readonly id: Buffer;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly rfc: string | null;
  readonly legalName: string | null;
  readonly fiscalRegime: string | null;
  readonly postalCode: string | null;
  readonly note: string | null;
  readonly createdBy: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

type CustomerFields = Omit<CustomerRow, 'id' | 'createdBy' | 'createdAt' | 'updatedAt' | 'version'>;

const COLUMNS = `c.id, c.name, c.phone, c.email, c.rfc, c.legal_name AS legalName, c.fiscal_regime AS fiscalRegime,
  c.postal_code AS postalCode, c.note, c.created_by AS createdBy, c.created_at AS createdAt,
  c.updated_at AS updatedAt, c.version`;

export async function customerRow(db: Executor, id: string): Promise<CustomerRow | undefined> {
  const rows = await db.rows<CustomerRow>(`SELECT ${COLUMNS} FROM customers c WHERE c.id = ?`, [
    uuidToBytes(id),
  ]);
  return rows[0];
}

export async function customersWithPhone(db: Executor, phone: string): Promise<CustomerRow[]> {
  return db.rows<CustomerRow>(
    `SELECT ${COLUMNS} FROM customers c WHERE c.phone = ? ORDER BY c.updated_at DESC LIMIT 5`,
    [phone],
  );
}

export async function latestCustomers(db: Executor, limit: number): Promise<CustomerRow[]> {
  return db.rows<CustomerRow>(`SELECT ${COLUMNS} FROM customers c ORDER BY c.id DESC LIMIT ${limit}`);
}

/** Who has a word beginning with each of these, by name. The first should be the rarest. */
export async function customersByWords(
  db: Executor,
  words: readonly string[],
  limit: number,
): Promise<CustomerRow[]> {
  const [first = '', ...others] = words;
  const also = others.map(
    () => 'AND EXISTS (SELECT 1 FROM customer_words o WHERE o.customer_id = c.id AND o.word LIKE ?)',
  );
  return db.rows<CustomerRow>(
    `SELECT ${COLUMNS} FROM (SELECT DISTINCT customer_id FROM customer_words WHERE word LIKE ?) w
     JOIN customers c ON c.id = w.customer_id ${also.join(' ')} ORDER BY c.name, c.id LIMIT ${limit}`,
    [beginning(first), ...others.map(beginning)],
  );
}

const beginning = (word: string) => `${word.replace(/[%_\\]/g, '\\$&')}%`;

export async function insertCustomer(
  tx: Tx,
  id: string,
  fields: CustomerFields,
  by: number | null,
  at: Date,
): Promise<void> {
  await tx.change(
    `INSERT INTO customers (id, name, phone, email, rfc, legal_name, fiscal_regime, postal_code, note, created_by,
       created_at, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
    [uuidToBytes(id), ...valuesOf(fields), by, at, at],
  );
}

/** Changes the row only while it is still at `version`; answers whether it was. */
export async function updateCustomer(
  tx: Tx,
  id: string,
  fields: CustomerFields,
  version: number,
  at: Date,
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE customers SET name = ?, phone = ?, email = ?, rfc = ?, legal_name = ?, fiscal_regime = ?,
       postal_code = ?, note = ?, updated_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
    [...valuesOf(fields), at, uuidToBytes(id), version],
  );
  return changed === 1;
}

function valuesOf(fields: CustomerFields): SqlValue[] {
  const { name, phone, email, rfc, legalName, fiscalRegime, postalCode, note } = fields;
  return [name, phone, email, rfc, legalName, fiscalRegime, postalCode, note];
}

export async function replaceWords(tx: Tx, id: string, words: readonly string[]): Promise<void> {
  const customer = uuidToBytes(id);
  await tx.change('DELETE FROM customer_words WHERE customer_id = ?', [customer]);
  if (words.length === 0) return;
  await tx.change(
    // Two words may be one for the collation.
    `INSERT IGNORE INTO customer_words (word, customer_id) VALUES ${words.map(() => '(?,?)').join(',')}`,
    words.flatMap((word) => [word, customer]),
  );
}
