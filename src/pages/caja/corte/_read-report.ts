import type { APIContext } from 'astro';
import type { Branch } from '#contract/branches';
import type { ShiftReport } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { authenticate, authorize } from '#domain/identity';
import { shiftReport } from '#domain/sales';
import { cookiesOf } from '#server/browser-session.ts';
import { pageContext } from '#server/page-context.ts';
import { isDomainError } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';

/** A report of a branch of the person's; null when there is none there, or it is not theirs to see yet. */
export async function readReport(
  page: APIContext,
  branchCode: string,
  shiftId: string,
): Promise<{ report: ShiftReport; branch: Branch } | null> {
  if (!isUuid(shiftId)) return null;
  const base = pageContext(page);
  const ctx = { ...base, actor: await authenticate(base, cookiesOf(page)) };
  try {
    const branch = await branchByCode(ctx, branchCode);
    const scope = authorize(ctx, 'shift:read', branch.id);
    return { report: await shiftReport(ctx, scope, shiftId), branch };
  } catch (error) {
    if (isDomainError(error) && (error.kind === 'not_found' || error.kind === 'forbidden')) return null;
    throw error;
  }
}
