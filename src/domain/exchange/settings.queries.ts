import type { Executor } from '#db/client.ts';

const FEED = 'feed.google-merchant';

export async function feedSetting(db: Executor): Promise<boolean> {
  const rows = await db.rows<{ value: unknown }>('SELECT value FROM settings WHERE name = ?', [FEED]);
  const value = rows[0]?.value;
  return (typeof value === 'string' ? (JSON.parse(value) as unknown) : value) === true;
}

export async function setFeedSetting(db: Executor, isOn: boolean, at: Date): Promise<void> {
  await db.change(
    `INSERT INTO settings (name, value, updated_at) VALUES (?,?,?)
     ON DUPLICATE KEY UPDATE value = VALUES(value), updated_at = VALUES(updated_at)`,
    [FEED, JSON.stringify(isOn), at],
  );
}
