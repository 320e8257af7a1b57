import { z } from 'zod';

const Flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const Settings = z.object({
  HOST: z.string().default('localhost'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
  /** Public address of the site; links in e-mails, sitemap and canonical addresses use it. */
  SITE_URL: z.url().optional(),
  /** Host names the server answers to, separated by commas; the site's own and loopback are always allowed. */
  ALLOWED_HOSTS: z.string().default(''),
  /** Number of proxies in front that set X-Forwarded-For; 0 trusts none. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  DATABASE_URL: z.string().startsWith('mysql://').optional(),
  DATABASE_OWNER_URL: z.string().startsWith('mysql://').optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(400).default(16),
  /** Folder of photographs, outside of everything that is served; in `.data/` unless said. All processes share it. */
  MEDIA_DIR: z.string().min(1).optional(),
  /** Bucket that photographs are kept in instead of a folder; nothing in it may be public. */
  MEDIA_S3_BUCKET: z.string().min(3).optional(),
  MEDIA_S3_REGION: z.string().min(1).default('us-east-1'),
  /** Address of a service that speaks S3; Amazon's own unless said. */
  MEDIA_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  MEDIA_S3_PATH_STYLE: Flag,
  MEDIA_S3_ACCESS_KEY: z.string().min(1).optional(),
  MEDIA_S3_SECRET_KEY: z.string().min(1).optional(),
  /** Megabytes of the disk that uploads leave free; the database may need them. */
  DISK_RESERVE_MB: z.coerce.number().int().min(0).default(1_024),
  MULTIPARTES_DEMO: Flag,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Folder for files that people bring in; processes that serve one site share it. `.data/imports` unless said. */
  IMPORT_DIR: z.string().min(1).optional(),
  /** A sold piece that nobody brought back for so many days fits the car it was sold for. */
  FIT_EVIDENCE_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  /** Folder that backups of the embedded database go to; better on another disk. */
  BACKUP_TO: z.string().min(1).optional(),
  /** Public key that backups are sealed to, `age1…`; `npm run db:backup -- --new-key <file>` makes one. */
  BACKUP_RECIPIENT: z
    .string()
    .regex(/^age1[a-z0-9]+$/)
    .optional(),
  /** When the running site takes a whole backup, every day, UTC. */
  BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('09:30'),
  /** How often it keeps what happened since: at most so much is lost with the disk. */
  BACKUP_LOG_MINUTES: z.coerce.number().int().min(1).max(1_440).default(15),
  /** Whole backups older than this go; the newest three stay. */
  BACKUP_KEEP_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  /** Bearer token that /metrics asks for; without one it answers this machine only. */
  METRICS_TOKEN: z.string().min(16).optional(),
});

export type Env = Readonly<z.infer<typeof Settings>>;

/** Reads and checks the environment; throws with one line for each wrong value. The only reader of it. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = Settings.safeParse(source);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
  }
  const env = result.data;
  if ((env.TLS_CERT_FILE === undefined) !== (env.TLS_KEY_FILE === undefined)) {
    throw new Error('TLS_CERT_FILE and TLS_KEY_FILE go together');
  }
  if ((env.MEDIA_S3_ACCESS_KEY === undefined) !== (env.MEDIA_S3_SECRET_KEY === undefined)) {
    throw new Error('MEDIA_S3_ACCESS_KEY and MEDIA_S3_SECRET_KEY go together');
  }
  if (env.MEDIA_S3_BUCKET !== undefined && env.MEDIA_DIR !== undefined) {
    throw new Error('MEDIA_DIR and MEDIA_S3_BUCKET are two places for the same files: set one');
  }
  if ((env.BACKUP_TO === undefined) !== (env.BACKUP_RECIPIENT === undefined)) {
    throw new Error('BACKUP_TO and BACKUP_RECIPIENT go together');
  }
  if (env.BACKUP_TO !== undefined && env.DATABASE_URL !== undefined) {
    throw new Error(
      'BACKUP_TO is for the embedded database; a server of your own is backed up with its own tools',
    );
  }
  if (env.DATABASE_OWNER_URL && !env.DATABASE_URL) {
    throw new Error('DATABASE_OWNER_URL needs DATABASE_URL, the application user');
  }
  return env;
}
