import { documentOf } from './document.ts';
import { operations } from './operations.ts';

let document: Record<string, unknown> | undefined;

/** The OpenAPI document of this server. */
export function openApiDocument(): Record<string, unknown> {
  return (document ??= documentOf(operations()));
}
