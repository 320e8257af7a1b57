import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requireBackupPrograms } from '../db/backup/programs.ts';
import { restoreServer } from '../db/backup/restore-server.ts';
import { localFolder } from '../db/local/folder.ts';
import { stopLocalDatabase } from '../db/local/stop.ts';
import { backupFolder, backupIdentity, megabytes, momentOf } from './backup-options.ts';
import { environment } from './database.ts';
import { inProject } from './paths.ts';
import { runNode } from './run-program.ts';

/** What has to be true of a book that came back. */
const CHECKS = ['reconcile', 'audit-verify'] as const;

/**
 * `npm run db:drill -- --from <folder> --identity <key file>`: opens the newest backup (or the one at `--until`) in a
 * place of its own and checks the books. A backup that was never opened is a hope. Ends with 1 when something is wrong.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { from: { type: 'string' }, identity: { type: 'string' }, until: { type: 'string' } },
  });
  const env = environment();
  const log = (line: string) => console.log(line);
  const root = mkdtempSync(join(tmpdir(), 'multipartes-drill-'));
  try {
    const { manifest, seconds, replayedLogs } = await restoreServer({
      target: backupFolder(values.from, env),
      identity: backupIdentity(values.identity),
      folder: localFolder('dev', root),
      until: momentOf(values.until),
      programs: requireBackupPrograms(log),
      log,
    });
    console.log(
      `${manifest.name}: ${megabytes(manifest.database.bytes)} → ${megabytes(manifest.database.plainBytes)} en ` +
        `${seconds.copy} s, bitácora ${seconds.replay} s (${replayedLogs.length} archivos)`,
    );
    let failed = 0;
    for (const check of CHECKS) {
      const { code } = await runNode(inProject('scripts', 'bootstrap.mjs'), [check], {
        env: { MULTIPARTES_DATA: root, MULTIPARTES_DB_GRACE_MS: '0', DATABASE_URL: undefined },
      });
      if (code !== 0) failed += 1;
    }
    console.log(failed === 0 ? 'El respaldo sirve.' : 'El respaldo NO sirve: mira lo de arriba.');
    return failed === 0 ? 0 : 1;
  } finally {
    await stopLocalDatabase('dev', root);
    rmSync(root, { recursive: true, force: true });
  }
}
