import type { APIContext } from 'astro';
import type { Branch } from '#contract/branches';
import type { ReturnReceipt } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { authenticate, authorize } from '#domain/identity';
import { returnById } from '#domain/sales';
import { cookiesOf } from '#server/browser-session.ts';
import { pageContext } from '#server/page-context.ts';
import { isDomainError } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';

/** A return of a branch of the person's; null when there is none there, whoever else has it. */
export async function readReturn(
  page: APIContext,
  branchCode: string,
  id: string,
): Promise<{ receipt: ReturnReceipt; branch: Branch } | null> {
  if (!isUuid(id)) return null;
  const base = pageContext(page);
  const ctx = { ...base, actor: await authenticate(base, cookiesOf(page)) };
  try {
    const branch = await branchByCode(ctx, branchCode);
    const scope = authorize(ctx, 'return:create', branch.id);
    return { receipt: await returnById(ctx, scope, id), branch };
  } catch (error) {
    if (isDomainError(error) && error.kind === 'not_found') return null;
    throw error;
  }
}
