import type { APIContext } from 'astro';
import type { TransferView } from '#contract/inventory';
import { branchByCode, listBranches } from '#domain/branches';
import { authenticate, authorize } from '#domain/identity';
import { readTransfer } from '#domain/inventory';
import { cookiesOf } from '#server/browser-session.ts';
import { pageContext } from '#server/page-context.ts';
import { qrCode, type QrCode } from '#server/qr-code.ts';
import { isDomainError } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';
import { siteAddress } from '../../_read/site-address.ts';

interface PackingList {
  readonly transfer: TransferView;
  /** Names of branches by code. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** Opens the transfer where it arrives. */
  readonly qr: QrCode;
}

/** A transfer of a branch of the person's with its QR code; null when there is none there, whoever else has it. */
export async function readPackingList(
  page: APIContext,
  branchCode: string,
  id: string,
): Promise<PackingList | null> {
  if (!isUuid(id)) return null;
  const base = pageContext(page);
  const ctx = { ...base, actor: await authenticate(base, cookiesOf(page)) };
  try {
    const branch = await branchByCode(ctx, branchCode);
    const transfer = await readTransfer(ctx, authorize(ctx, 'transfer:request', branch.id), id);
    const address = transferAddress(page, transfer);
    const names = new Map((await listBranches(ctx)).map(({ code, name }) => [code, name]));
    return { transfer, names, timeZone: branch.timeZone, qr: await qrCode(address.href) };
  } catch (error) {
    if (isDomainError(error) && error.kind === 'not_found') return null;
    throw error;
  }
}

/** The page where the branch that receives opens a transfer. */
export function transferAddress(page: Parameters<typeof siteAddress>[0], { to, id }: TransferView): URL {
  const address = new URL('/panel/traspasos', siteAddress(page));
  address.searchParams.set('sucursal', to);
  address.searchParams.set('traspaso', id);
  return address;
}
