import type { Executor } from '#db/client.ts';

const TIME_ZONE = 'chain.time_zone';
const DEMO = 'chain.demo';
const PREVIEW_KEY = 'landing.preview_key';

async function setting(db: Executor, name: string): Promise<unknown> {
  const rows = await db.rows<{ value: unknown }>('SELECT value FROM settings WHERE name = ?', [name]);
  const value = rows[0]?.value;
  return typeof value === 'string' ? parsed(value) : value;
}

/** MariaDB hands JSON over as text; MySQL a text that is the value itself. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const timeZoneSetting = (db: Executor) => setting(db, TIME_ZONE);
export const demoSetting = (db: Executor) => setting(db, DEMO);
export const previewKeySetting = (db: Executor) => setting(db, PREVIEW_KEY);

export async function setTimeZone(db: Executor, timeZone: string, at: Date): Promise<void> {
  await db.change(
    `INSERT INTO settings (name, value, updated_at) VALUES (?,?,?)
     ON DUPLICATE KEY UPDATE value = VALUES(value), updated_at = VALUES(updated_at)`,
    [TIME_ZONE, JSON.stringify(timeZone), at],
  );
}

/** Kept only where there is none yet: two processes that begin together end with one key. */
export async function addPreviewKey(db: Executor, key: string, at: Date): Promise<void> {
  await db.change('INSERT IGNORE INTO settings (name, value, updated_at) VALUES (?,?,?)', [
    PREVIEW_KEY,
    JSON.stringify(key),
    at,
  ]);
}
