import { DomainError } from './errors.ts';
import { isUuid, type Uuid } from './ids.ts';

/** The id after which a page of rows begins. Throws `request.invalid` for what no page answered as `next`. */
export function asPageCursor(text: string): Uuid {
  if (isUuid(text)) return text;
  throw new DomainError('request.invalid', 'invalid', {
    errors: [{ path: 'after', code: 'invalid_cursor' }],
  });
}
