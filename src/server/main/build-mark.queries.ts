import { createHash } from 'node:crypto';
import type { Executor } from '#db/client.ts';
import { errnoOf } from '#db/errors.ts';

/** The application user may not read the table: grants older than this code. */
const TABLE_DENIED = 1142;

/**
 * Tells one database from another: when its first migration was counted, to the millisecond. A page built
 * from another database shows other cars.
 */
export async function databaseMark(db: Executor): Promise<string | null> {
  try {
    const rows = await db.rows<{ mark: string | null }>(
      `SELECT CONCAT(name, ' ', DATE_FORMAT(updated_at, '%Y-%m-%d %H:%i:%s.%f')) AS mark
       FROM schema_migrations WHERE name LIKE '0000%' ORDER BY name LIMIT 1`,
    );
    const mark = rows[0]?.mark;
    return mark ? createHash('sha256').update(mark).digest('hex').slice(0, 32) : null;
  } catch (error) {
    if (errnoOf(error) === TABLE_DENIED) return null;
    throw error;
  }
}

/** What built pages are made of, apart from stock: without ids and times, which differ between equal databases. */
export async function builtContent(db: Executor): Promise<unknown[]> {
  const [generations, vehicles, branches] = await Promise.all([
    db.rows(
      `SELECT g.path, g.code, mk.name AS make, md.name AS model, g.year_from, g.year_to, g.body_style, g.doors,
              g.wheelbase_mm, g.length_mm, g.width_mm, g.height_mm, g.confidence
       FROM generations g JOIN models md ON md.id = g.model_id JOIN makes mk ON mk.id = md.make_id ORDER BY g.path`,
    ),
    db.rows(
      `SELECT g.path, v.engine_name, v.displacement_dl, v.cylinders, v.fuel, v.transmission, v.drivetrain,
              v.year_from, v.year_to
       FROM vehicles v JOIN generations g ON g.id = v.generation_id
       ORDER BY g.path, v.engine_name, v.transmission, v.drivetrain, v.year_from, v.id`,
    ),
    db.rows(
      `SELECT code, slug, name, city, state, address, postal_code, phone, whatsapp, CAST(hours AS CHAR) AS hours,
              time_zone, active
       FROM branches ORDER BY code`,
    ),
  ]);
  return [generations, vehicles, branches];
}
