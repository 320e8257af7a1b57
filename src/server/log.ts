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

// Errors of the data layer carry the statement and its values, so only names, numbers and frames of them go out.
function plain(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return {
    name: value.name,
    message: isFromDatabase(value) ? undefined : value.message,
    errno: 'errno' in value ? value.errno : undefined,
    code: 'code' in value ? value.code : undefined,
    frames: framesOf(value),
    cause: value.cause,
  };
}

// By shape: Drizzle names its errors `Error`, and two copies of a package have two classes.
function isFromDatabase(error: Error): boolean {
  return (
    'sqlMessage' in error ||
    'sql' in error ||
    ('query' in error && 'params' in error) ||
    error.message.includes('Failed query:')
  );
}

// The message stands at the head of the stack, and a value in it may have lines that look like frames.
function framesOf({ message, stack = '' }: Error): string[] {
  return stack
    .slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
}
