import type { APIContext } from 'astro';
import type { Branch } from '#contract/branches';
import type { SaleReceipt } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { authenticate, authorize } from '#domain/identity';
import { saleById } from '#domain/sales';
import { cookiesOf } from '#server/browser-session.ts';
import { pageContext } from '#server/page-context.ts';
import { isDomainError } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';

/** A note of a branch of the person's; null when there is none there, whoever else has it. */
export async function readNote(
  page: APIContext,
  branchCode: string,
  saleId: string,
): Promise<{ sale: SaleReceipt; branch: Branch } | null> {
  if (!isUuid(saleId)) return null;
  const base = pageContext(page);
  const ctx = { ...base, actor: await authenticate(base, cookiesOf(page)) };
  try {
    const branch = await branchByCode(ctx, branchCode);
    const scope = authorize(ctx, 'sale:read', branch.id);
    return { sale: await saleById(ctx, scope, saleId), branch };
  } catch (error) {
    if (isDomainError(error) && error.kind === 'not_found') return null;
    throw error;
  }
}
