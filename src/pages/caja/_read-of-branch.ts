import type { APIContext } from 'astro';
import type { Branch } from '#contract/branches';
import type { Permission } from '#contract/identity';
import { branchByCode } from '#domain/branches';
import { authenticate, authorize } from '#domain/identity';
import { cookiesOf } from '#server/browser-session.ts';
import type { Ctx } from '#server/context.ts';
import { pageContext } from '#server/page-context.ts';
import { isDomainError } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';

/**
 * What the page's address names (`/<id>?sucursal=<code>`), read as the person who asks, with its branch; null when
 * that branch has none, whoever else has it, or when it is not theirs to see yet.
 */
export async function readOfBranch<T>(
  page: APIContext,
  permission: Permission,
  read: (ctx: Ctx, scope: BranchScope, id: string) => Promise<T>,
): Promise<{ of: T; branch: Branch } | null> {
  const { id = '' } = page.params;
  if (!isUuid(id)) return null;
  const base = pageContext(page);
  const ctx = { ...base, actor: await authenticate(base, cookiesOf(page)) };
  try {
    const branch = await branchByCode(ctx, page.url.searchParams.get('sucursal') ?? '');
    const scope = authorize(ctx, permission, branch.id);
    return { of: await read(ctx, scope, id), branch };
  } catch (error) {
    if (isDomainError(error) && (error.kind === 'not_found' || error.kind === 'forbidden')) return null;
    throw error;
  }
}
