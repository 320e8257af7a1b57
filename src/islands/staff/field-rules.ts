import type { Translate } from '../../i18n/translator.ts';
import type { ApiRefusal } from './api-client.ts';
import { fieldText } from './field-text.ts';
import type { StaffTexts } from './staff-context.tsx';

type Words = Translate<StaffTexts>;

/** What is wrong with a text without spaces around it, in words for the person; null when nothing is. */
export type FieldRule = (text: string, t: Words) => string | null;

/** Name of a field → what is wrong with it. */
export type FieldProblems = Readonly<Record<string, string>>;

type TextKey = Parameters<Words>[0];

export const written: FieldRule = (text, t) => (text === '' ? t('panel.fieldEmpty') : null);

/** May stay empty; what is written obeys the rule. */
export function optional(rule: FieldRule): FieldRule {
  return (text, t) => (text === '' ? null : rule(text, t));
}

export function letters(least: number): FieldRule {
  return (text, t) =>
    written(text, t) ?? (text.length < least ? t('panel.fieldShort', { count: least }) : null);
}

/** Looks like the pattern; `says` shows how to write it. */
export function like(pattern: RegExp, says: TextKey): FieldRule {
  return (text, t) => written(text, t) ?? (pattern.test(text) ? null : t(says));
}

/** So many digits, with whatever people put between them; `total` says how many they are. */
export function digitCount(least: number, most: number, total: TextKey): FieldRule {
  return (text, t) => {
    const found = text.replaceAll(/\D/g, '').length;
    if (text === '') return t('panel.fieldEmpty');
    if (found < least) return `${t('panel.digitsMissing', { count: least - found })} ${t(total)}`;
    return found > most ? `${t('panel.digitsExtra', { count: found - most })} ${t(total)}` : null;
  };
}

export function wholeNumber(least: number, most: number): FieldRule {
  return (text, t) => {
    if (text === '') return t('panel.fieldEmpty');
    if (!/^-?\d+$/.test(text)) return t('panel.wholeNumber');
    const value = Number(text);
    // Years are numbers too: no separators.
    return value < least || value > most
      ? t('panel.numberRange', { least: String(least), most: String(most) })
      : null;
  };
}

export const emailAddress = like(/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/, 'panel.emailExample');

export function problemsOf(
  form: FormData,
  rules: Readonly<Record<string, FieldRule>>,
  t: Words,
): FieldProblems {
  const problems: Record<string, string> = {};
  for (const [name, rule] of Object.entries(rules)) {
    // A field that the form does not have now is not asked for.
    const problem = form.has(name) ? rule(fieldText(form, name), t) : null;
    if (problem) problems[name] = problem;
  }
  return problems;
}

/** Where a refusal of the server belongs: by its code, or by the paths of the fields that it names. */
export function refusedFields(
  refusal: ApiRefusal,
  fieldOfCode: Readonly<Record<string, string>>,
  t: Words,
): FieldProblems {
  const own = fieldOfCode[refusal.code];
  if (own) return { [own]: refusal.message };
  const { errors } = refusal.problem;
  if (!Array.isArray(errors)) return {};
  // A refused input names fields without saying why; any other refusal says it in its own sentence.
  const text = refusal.code === 'request.invalid' ? t('panel.fieldWrong') : refusal.message;
  return Object.fromEntries(errors.flatMap((error) => fieldOfPath(error)).map((field) => [field, text]));
}

function fieldOfPath(error: unknown): string[] {
  if (typeof error !== 'object' || error === null || !('path' in error)) return [];
  const field = typeof error.path === 'string' ? error.path.split('.')[0] : undefined;
  return field ? [field] : [];
}
