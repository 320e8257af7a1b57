import { DomainError } from '#shared/errors.ts';

const HEIC = /^image\/hei[cf]/i;

/**
 * Refuses by what is stated, before a byte is read: `media.heic`, `request.unsupported_type`, `media.too_large`,
 * `media.empty`. What the file really is, whoever reads it finds out.
 */
export function assertFile(
  request: Request,
  { types, photoLimitMb: limitMb }: { readonly types: readonly string[]; readonly photoLimitMb?: number },
): void {
  const type = request.headers.get('content-type') ?? '';
  if (limitMb !== undefined && HEIC.test(type)) throw new DomainError('media.heic', 'unsupported');
  if (!types.includes(type.toLowerCase())) throw new DomainError('request.unsupported_type', 'unsupported');
  if (limitMb === undefined) return;
  if (Number(request.headers.get('content-length') ?? 0) > limitMb * 1_048_576) {
    throw new DomainError('media.too_large', 'too_large', { limitMb });
  }
  if (!request.body) throw new DomainError('media.empty', 'invalid');
}
