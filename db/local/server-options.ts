import type { LocalFolder } from './folder.ts';
import type { ServerProgram } from './find-server.ts';

export interface ServerPlace {
  readonly socketPath: string;
  readonly port: number;
  /** The system user the server drops to; only given when we are root. */
  readonly systemUser?: string;
}

const sizes = {
  dev: { redo: '32M', bufferPool: '128M' },
  test: { redo: '32M', bufferPool: '64M' },
  bench: { redo: '512M', bufferPool: '256M' },
} as const;

const binlogDays = 7;

// What MySQL 8 and later do by default; MariaDB is laxer unless told.
const sqlMode = [
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join(',');

/** Command line of a durable, loopback-only server that reads no configuration file of the system. */
export function serverArguments(program: ServerProgram, folder: LocalFolder, place: ServerPlace): string[] {
  const size = sizes[folder.kind];
  const isMaria = program.flavour === 'mariadb';
  return [
    '--no-defaults', // must be the first one
    `--datadir=${folder.dataDir}`,
    `--tmpdir=${folder.tmpDir}`,
    `--socket=${place.socketPath}`,
    `--pid-file=${folder.pidFile}`,
    `--log-error=${folder.errorLog}`,
    `--init-file=${folder.initSql}`,
    ...(place.systemUser ? [`--user=${place.systemUser}`] : []),
    `--port=${place.port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--local-infile=0',
    // Durable: an acknowledged sale survives a power cut.
    '--innodb-flush-log-at-trx-commit=1',
    ...binlogArguments(folder, isMaria),
    '--transaction-isolation=READ-COMMITTED',
    '--innodb-lock-wait-timeout=5',
    '--log-bin-trust-function-creators=1',
    `--innodb-buffer-pool-size=${size.bufferPool}`,
    // Small enough for the usual limit of 1,024 open files.
    '--max-connections=200',
    '--table-open-cache=400',
    '--table-definition-cache=400',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    `--sql-mode=${sqlMode}`,
    '--default-time-zone=+00:00',
    '--performance-schema=OFF',
    ...(isMaria
      ? [
          `--innodb-log-file-size=${size.redo}`,
          '--innodb-force-primary-key=ON',
          '--aria-pagecache-buffer-size=8M',
        ]
      : [`--innodb-redo-log-capacity=${size.redo}`, '--sql-require-primary-key=ON', '--mysqlx=OFF']),
  ];
}

function binlogArguments(folder: LocalFolder, isMaria: boolean): string[] {
  // A test database is thrown away, so nobody will ever replay its log to a point in time; the redo log, which is
  // what crash tests exercise, stays as durable as elsewhere.
  if (folder.kind === 'test') return ['--skip-log-bin'];
  return [
    '--server-id=1',
    '--log-bin=binlog',
    '--binlog-format=ROW',
    '--sync-binlog=1',
    `--binlog-expire-logs-seconds=${binlogDays * 24 * 60 * 60}`,
    ...(isMaria ? ['--gtid-strict-mode=ON'] : []),
  ];
}

/** Command line that makes an empty data folder. `dataDir` must not hold anything yet. */
export function initArguments(
  program: ServerProgram,
  dataDir: string,
  systemUser: string | undefined,
): string[] {
  const user = systemUser ? [`--user=${systemUser}`] : [];
  if (program.flavour === 'mysql') {
    return ['--no-defaults', '--initialize-insecure', `--datadir=${dataDir}`, ...user];
  }
  return [
    '--no-defaults',
    `--datadir=${dataDir}`,
    ...user,
    '--auth-root-authentication-method=socket',
    '--skip-test-db',
    '--skip-name-resolve',
    '--innodb-log-file-size=32M',
  ];
}
