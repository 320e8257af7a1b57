import type { APIContext } from 'astro';
import type { Branch } from '#contract/branches';
import { branchByCode } from '#domain/branches';
import { authenticate } from '#domain/identity';
import { holdById, quoteById } from '#domain/sales';
import { cookiesOf } from '#server/browser-session.ts';
import { pageContext } from '#server/page-context.ts';
import { isDomainError } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';
import type { MarkedDocument } from '#shared/folio.ts';
import type { Paper } from '#paper/promise-roll.ts';

/** A quote or hold of any branch, with the branch it is of; null when there is none. */
export async function readPaper(
  page: APIContext,
  document: MarkedDocument,
  id: string,
): Promise<{ of: Paper; branch: Branch } | null> {
  if (!isUuid(id)) return null;
  const base = pageContext(page);
  const ctx = { ...base, actor: await authenticate(base, cookiesOf(page)) };
  try {
    const of: Paper =
      document === 'quote'
        ? { document, paper: await quoteById(ctx, id) }
        : { document, paper: await holdById(ctx, id) };
    return { of, branch: await branchByCode(ctx, of.paper.branch) };
  } catch (error) {
    if (isDomainError(error) && error.kind === 'not_found') return null;
    throw error;
  }
}
