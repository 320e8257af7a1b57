/** The way to a value inside a block: names of fields and places in lists. */
export type ValuePath = readonly (string | number)[];

/** What stands at the end of the way; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((at, key) => (isContainer(at) ? at[key] : undefined), value);
}

/** The same value with another at the end of the way; only what lies on the way is made anew. */
export function withValueAt<Value>(value: Value, path: ValuePath, next: unknown): Value {
  const [key, ...rest] = path;
  if (key === undefined) return next as Value;
  if (!isContainer(value)) throw new Error(`no value at ${path.join('.')}`);
  const inner = withValueAt(value[key], rest, next);
  if (Array.isArray(value)) return value.with(Number(key), inner) as Value;
  return { ...value, [key]: inner };
}

/** `steps.2.title` and back: how problems name their place. */
export const pathText = (path: ValuePath): string => path.join('.');

export function readPath(text: string): ValuePath {
  return text.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
