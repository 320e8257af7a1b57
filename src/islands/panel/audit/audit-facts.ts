import type { Trail } from '#contract/reporting';

/** One thing that an entry says. `was`: what it had been. */
export interface AuditFact {
  readonly name: string;
  readonly value: string;
  readonly was?: string;
}

interface Words {
  money(amountCents: number): string;
  count(value: number): string;
  /** An instant, in the hours of the place. */
  moment(instant: string): string;
  readonly yes: string;
  readonly no: string;
}

const LONGEST = 160;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * What an entry says beside who and when, in the order in which it was written; a change as before and after. What only
 * programs read, ids of rows, is left out. Names are those of the record.
 */
export function factsOf(detail: Trail['entries'][number]['detail'], words: Words): AuditFact[] {
  const { before, after, ...rest } = detail;
  return [...namedFacts(rest, words), ...changesOf(before, after, words)];
}

function namedFacts(record: Readonly<Record<string, unknown>>, words: Words): AuditFact[] {
  return Object.entries(record)
    .filter(([name, value]) => !/Id$/.test(name) && value !== null && value !== '')
    .map(([name, value]) => ({ name, value: textOf(name, value, words) }));
}

function changesOf(before: unknown, after: unknown, words: Words): AuditFact[] {
  // What was made has no before: it is told as it is.
  if (before === undefined && isRecord(after)) return namedFacts(after, words);
  if (!isRecord(before) || !isRecord(after)) {
    return [before, after].every((side) => side === undefined)
      ? []
      : [{ name: '', value: textOf('', after, words), was: textOf('', before, words) }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [was, value] = [textOf(name, before[name], words), textOf(name, after[name], words)];
    return was === value ? [] : [{ name, value, was }];
  });
}

function textOf(name: string, value: unknown, words: Words): string {
  const { money, count, moment, yes, no } = words;
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') {
    if (name.endsWith('Cents')) return money(value);
    // A year has no thousands.
    return /year/i.test(name) ? String(value) : count(value);
  }
  if (typeof value === 'string') return INSTANT.test(value) ? moment(value) : shortened(value);
  if (Array.isArray(value)) return shortened(value.map((each) => textOf(name, each, words)).join(' · '));
  const parts = Object.entries(value).map(([key, each]) => `${key} ${textOf(key, each, words)}`);
  return shortened(parts.join(', '));
}

const shortened = (text: string) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
