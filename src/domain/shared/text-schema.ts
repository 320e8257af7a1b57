import { z } from 'zod';
import { oneLine, someLines } from './typed-text.ts';

// Every contract takes what people type by one of these two (tests/architecture.test.ts reads the contracts for others).

/** A name, a reason, a reference, a search: one line, measured after it was cleaned. */
export function lineText(maxLength: number, minLength = 0): z.ZodString {
  return measured(z.string().overwrite(oneLine), maxLength, minLength);
}

/** A note, which may have several lines. */
export function noteText(maxLength: number, minLength = 0): z.ZodString {
  return measured(z.string().overwrite(someLines), maxLength, minLength);
}

function measured(text: z.ZodString, maxLength: number, minLength: number): z.ZodString {
  return (minLength > 0 ? text.min(minLength) : text).max(maxLength);
}
