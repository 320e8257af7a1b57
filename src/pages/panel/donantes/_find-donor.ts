import type { APIContext } from 'astro';
import { branchByCode } from '#domain/branches';
import { authenticate, authorize } from '#domain/identity';
import { donorDetail } from '#domain/inventory';
import { cookiesOf } from '#server/browser-session.ts';
import { pageContext } from '#server/page-context.ts';
import { isDomainError } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';
import type { StaffPerson } from '../_staff-page.ts';

/** The car of the address at the branch it names, or at the first of the person's branches that has it. */
export async function findDonor(
  page: APIContext,
  person: StaffPerson,
): Promise<{ id: string; branch: string; label: string } | null> {
  const id = page.params['id'] ?? '';
  if (!isUuid(id)) return null;
  const wanted = page.url.searchParams.get('sucursal');
  const base = pageContext(page);
  const ctx = { ...base, actor: await authenticate(base, cookiesOf(page)) };
  for (const { code } of person.branches) {
    if (wanted !== null && code !== wanted) continue;
    try {
      const branch = await branchByCode(ctx, code);
      const { label } = await donorDetail(ctx, authorize(ctx, 'stock:receive', branch.id), id);
      return { id, branch: code, label };
    } catch (error) {
      if (!isDomainError(error) || error.kind !== 'not_found') throw error;
    }
  }
  return null;
}
