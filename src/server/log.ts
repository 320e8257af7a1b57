export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const ORDER: Record<LogLevel, number> = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 };

export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON object a line on standard output. Never SQL, parameters, tokens or passwords. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export function createLog(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Log {
  const at =
    (name: Exclude<LogLevel, 'silent'>) =>
    (message: string, fields: LogFields = {}) => {
      if (ORDER[name] < ORDER[level]) return;
      write(
        `${JSON.stringify({ time: new Date().toISOString(), level: name, message, ...fields }, plain)}\n`,
      );
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

// Driver errors carry the statement and its values in their message, so only names, numbers and frames go out.
function plain(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const fromDatabase = 'sqlMessage' in value || 'sql' in value || value.name === 'DrizzleQueryError';
  return {
    name: value.name,
    message: fromDatabase ? undefined : value.message,
    errno: 'errno' in value ? value.errno : undefined,
    code: 'code' in value ? value.code : undefined,
    frames: value.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8),
    cause: value.cause,
  };
}
