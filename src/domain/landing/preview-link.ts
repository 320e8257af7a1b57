import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { transaction } from '#db/tx.ts';
import { auditCentral } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { invariant } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';
import { addPreviewKey, previewKeySetting } from './chain-settings.queries.ts';
import type { Language } from './block-texts.ts';
import { LANDING_SLUGS, type LandingSlug, type PreviewLink, type PreviewLinkDraft } from './contract.ts';
import { versionById } from './landing.queries.ts';
import { migrateContent } from './migrate-content.ts';
import { resolvePage } from './resolve-page.ts';
import type { ResolvedPage } from './resolved.ts';
import { storedDraft, versionNotFound } from './stored-page.ts';

const VALID_HOURS = 72;
const HOUR_MS = 3_600_000;
const KEY_BYTES = 32;

interface Claim {
  readonly slug: LandingSlug;
  /** Null: the draft as it is when the link is opened. */
  readonly versionId: string | null;
  readonly language: Language;
  readonly expiresMs: number;
}

/**
 * A link that shows a version or the draft to whoever has it, for three days. Nothing is stored: the link says what it
 * shows and until when, signed with the chain's key. Throws `landing.version_not_found`.
 */
export async function createPreviewLink(
  ctx: Ctx,
  slug: LandingSlug,
  { versionId, language }: PreviewLinkDraft,
): Promise<PreviewLink> {
  requirePermission(ctx, 'landing:edit');
  const db = ctx.placement.central();
  if (versionId !== null && !(await versionById(db, slug, versionId))) throw versionNotFound();
  const key = await previewKey(ctx);
  const expiresMs = ctx.now().getTime() + VALID_HOURS * HOUR_MS;
  await transaction(db, async (tx) => {
    const detail = { version: versionId, expiresAt: new Date(expiresMs).toISOString() };
    await auditCentral(tx, ctx, { action: 'landing.preview', subject: `landing ${slug}`, detail });
  });
  const claim = [slug, versionId ?? 'draft', language, expiresMs.toString(36)].join('.');
  return { path: `/vista-previa/${claim}.${sign(key, claim)}`, expiresAt: new Date(expiresMs).toISOString() };
}

export interface Preview {
  readonly page: ResolvedPage;
  readonly slug: LandingSlug;
  readonly versionNumber: number | null;
  readonly expiresAt: Date;
}

/** What a link shows; null for one that is over, or that nobody made. */
export async function readPreview(
  ctx: Pick<Ctx, 'placement' | 'memo' | 'now'>,
  token: string,
): Promise<Preview | null> {
  const claim = readClaim(await previewKey(ctx), token);
  if (!claim || claim.expiresMs <= ctx.now().getTime()) return null;
  const { slug, versionId, language } = claim;
  const db = ctx.placement.central();
  const version = versionId === null ? undefined : await versionById(db, slug, versionId);
  if (versionId !== null && !version) return null;
  const content = version ? migrateContent(version.content) : (await storedDraft(db, slug)).content;
  const page = await resolvePage(ctx, content, { language });
  return { page, slug, versionNumber: version?.number ?? null, expiresAt: new Date(claim.expiresMs) };
}

/**
 * Made when first needed and kept in the settings, which only the application's users read. Anything else that stands
 * there — nothing, a word, a number — would be a key that everybody knows: another takes its place.
 */
async function previewKey(ctx: Pick<Ctx, 'placement' | 'now'>): Promise<Buffer> {
  const db = ctx.placement.central();
  let kept = keyOf(await previewKeySetting(db));
  if (!kept) {
    await addPreviewKey(db, randomBytes(KEY_BYTES).toString('base64url'), ctx.now());
    kept = keyOf(await previewKeySetting(db));
  }
  invariant(kept, 'a preview key was just kept');
  return kept;
}

/** At least 32 bytes in base64url, as the statement that keeps one asks too. */
function keyOf(kept: unknown): Buffer | null {
  if (typeof kept !== 'string' || !/^[A-Za-z0-9_-]{43,}$/.test(kept)) return null;
  return Buffer.from(kept, 'base64url');
}

function sign(key: Buffer, claim: string): string {
  return createHmac('sha256', key).update(`landing preview\n${claim}`).digest('base64url');
}

function readClaim(key: Buffer, token: string): Claim | null {
  const at = token.lastIndexOf('.');
  const claim = token.slice(0, at);
  const given = Buffer.from(token.slice(at + 1));
  const right = Buffer.from(sign(key, claim));
  if (at < 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [slug, version = '', language, expires = ''] = claim.split('.');
  const known = LANDING_SLUGS.find((each) => each === slug);
  if (!known || (language !== 'es' && language !== 'en')) return null;
  if (version !== 'draft' && !isUuid(version)) return null;
  return {
    slug: known,
    versionId: version === 'draft' ? null : version,
    language,
    expiresMs: Number.parseInt(expires, 36),
  };
}
