import { DomainError } from '#shared/errors.ts';

/**
 * Reads a JSON body of at most `limitKb` kilobytes, stopping as soon as it is longer. Throws
 * `request.unsupported_type`, `request.too_large` or `request.malformed`.
 */
export async function readJson(
  request: Request,
  limitKb: number,
): Promise<{ value: unknown; bytes: Uint8Array }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new DomainError('request.unsupported_type', 'unsupported');
  const limitBytes = limitKb * 1_024;
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge(limitKb);
  const bytes = await readUpTo(request, limitBytes, limitKb);
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), bytes };
  } catch (cause) {
    throw new DomainError('request.malformed', 'invalid', {}, { cause });
  }
}

async function readUpTo(request: Request, limitBytes: number, limitKb: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLarge(limitKb);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(limitKb: number): DomainError {
  return new DomainError('request.too_large', 'too_large', { limitKb });
}
