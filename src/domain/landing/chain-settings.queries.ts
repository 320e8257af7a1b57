import type { Executor, Tx } from '#db/client.ts';

const TIME_ZONE = 'chain.time_zone';
const HOME = 'chain.home';
const DEMO = 'chain.demo';
const PREVIEW_KEY = 'landing.preview_key';

async function setting(db: Executor, name: string): Promise<unknown> {
  const rows = await db.rows<{ value: unknown }>('SELECT value FROM settings WHERE name = ?', [name]);
  return read(rows[0]?.value);
}

/** MariaDB hands JSON over as text; MySQL a text that is the value itself. */
function read(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

export const timeZoneSetting = (db: Executor) => setting(db, TIME_ZONE);
export const homeSetting = (db: Executor) => setting(db, HOME);
export const demoSetting = (db: Executor) => setting(db, DEMO);
export const previewKeySetting = (db: Executor) => setting(db, PREVIEW_KEY);

async function keep(db: Executor, name: string, value: string, at: Date): Promise<void> {
  await db.change(
    `INSERT INTO settings (name, value, updated_at) VALUES (?,?,?)
     ON DUPLICATE KEY UPDATE value = VALUES(value), updated_at = VALUES(updated_at)`,
    [name, JSON.stringify(value), at],
  );
}

export const setTimeZone = (db: Executor, timeZone: string, at: Date) => keep(db, TIME_ZONE, timeZone, at);
export const setHome = (db: Executor, home: string, at: Date) => keep(db, HOME, home, at);

/** The chosen home, held until the end of the transaction; `first` where nobody chose yet. */
export async function holdHome(tx: Tx, first: string, at: Date): Promise<unknown> {
  await tx.change(
    'INSERT INTO settings (name, value, updated_at) VALUES (?,?,?) ON DUPLICATE KEY UPDATE name = name',
    [HOME, JSON.stringify(first), at],
  );
  const [row] = await tx.rows<{ value: unknown }>('SELECT value FROM settings WHERE name = ? FOR UPDATE', [
    HOME,
  ]);
  return read(row?.value);
}

/** 32 bytes in base64url, or more. */
const IS_KEY = `(JSON_TYPE(value) = 'STRING' AND JSON_UNQUOTE(value) REGEXP '^[A-Za-z0-9_-]{43,}$')`;

/** Kept only where there is none yet, or one that is none: two processes that begin together end with one key. */
export async function addPreviewKey(db: Executor, key: string, at: Date): Promise<void> {
  await db.change(
    `INSERT INTO settings (name, value, updated_at) VALUES (?,?,?)
     ON DUPLICATE KEY UPDATE
       updated_at = IF(${IS_KEY}, updated_at, VALUES(updated_at)),
       value = IF(${IS_KEY}, value, VALUES(value))`,
    [PREVIEW_KEY, JSON.stringify(key), at],
  );
}
