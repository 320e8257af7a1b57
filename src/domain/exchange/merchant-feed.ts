import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { transaction } from '#db/tx.ts';
import { auditCentral, emitCentralEvent } from '#domain/audit';
import { listBranches } from '#domain/branches';
import { generationsById } from '#domain/catalog';
import { publicBranchScope, requirePermission } from '#domain/identity';
import { picturesOfItems, type ExportedItem } from '#domain/inventory';
import { pictureAtLeast, type Picture } from '#contract/media';
import type { Ctx } from '#server/context.ts';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { FeedSetting } from './contract.ts';
import { asPosition, branchItems } from './export-rows.ts';
import { xmlText } from './formats/xml-reader.ts';
import { pesos } from './read-imports.ts';
import { feedSetting, setFeedSetting } from './settings.queries.ts';

const FEED_MEMO = 'exchange:feed';
/** Google reads it once a day; an hour is fresh. */
const FRESH_MS = 3_600_000;

/** Is the feed of Google Merchant Center public? Off until somebody turns it on. */
export async function readFeedSetting(ctx: Ctx): Promise<FeedSetting> {
  requirePermission(ctx, 'branches:manage');
  return { isOn: await feedSetting(ctx.placement.central()) };
}

export async function changeFeedSetting(ctx: Ctx, setting: FeedSetting): Promise<FeedSetting> {
  requirePermission(ctx, 'branches:manage');
  await transaction(ctx.placement.central(), async (tx) => {
    await setFeedSetting(tx, setting.isOn, ctx.now());
    await auditCentral(tx, ctx, {
      action: 'feed.change',
      subject: 'feed google-merchant',
      detail: { after: setting },
    });
    await emitCentralEvent(tx, ctx, { topic: 'feed.changed', tags: [], forget: [FEED_MEMO] });
  });
  return setting;
}

/** The feed as a file made at most an hour ago; null while it is off. */
export async function merchantFeed(
  ctx: Ctx,
  at: { readonly site: URL; readonly folder: string },
): Promise<Readable | null> {
  const isOn = await ctx.memo(FEED_MEMO, 10_000, () => feedSetting(ctx.placement.central()));
  if (!isOn) return null;
  // One is made at a time, whoever asks.
  const path = await ctx.memo(`exchange:feed-file ${at.site.origin}`, FRESH_MS, () => freshFeed(ctx, at));
  return createReadStream(path);
}

async function freshFeed(
  ctx: Ctx,
  { site, folder }: { readonly site: URL; readonly folder: string },
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `google-merchant-${site.host.replace(':', '-')}.xml`);
  const found = await stat(path).catch(() => null);
  if (found && ctx.now().getTime() - found.mtimeMs < FRESH_MS / 2) return path;
  const half = join(folder, `${randomUUID()}.half`);
  try {
    await pipeline(Readable.from(feedXml(ctx, site)), createWriteStream(half, { mode: 0o600 }));
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  return path;
}

/** RSS 2.0 as Google Merchant Center reads it: one item for each used piece, one a branch for each new part. */
export async function* feedXml(ctx: Ctx, site: URL): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>Multipartes</title>
<link>${xmlText(site.href)}</link>
<description>Refacciones usadas y nuevas</description>
`;
  for (const branch of await listBranches(ctx)) {
    const scope = publicBranchScope(branch.id);
    for await (const items of branchItems(ctx, scope, true)) {
      const cars = await generationsById(ctx);
      const ids = items.map(({ id }) => id);
      const picturesById = await picturesOfItems(ctx, scope, ids);
      yield items
        .map((item) => {
          const car = item.generationId === null ? undefined : cars.get(item.generationId);
          const carName = car ? `${car.make.name} ${car.model.name} ${car.code}` : '';
          const pictures = picturesById.get(item.id.toString('hex')) ?? [];
          return feedItem(item, { site, branch, carName, pictures });
        })
        .join('');
    }
  }
  yield '</channel>\n</rss>\n';
}

const SYSTEM_NAMES = new Map<string, string>(SYSTEMS.map(({ code, es }) => [code, es]));
/** "Vehicles & Parts > Vehicle Parts & Accessories" of Google's taxonomy. */
const CATEGORY = '5613';

export function feedItem(
  item: ExportedItem,
  at: {
    readonly site: URL;
    readonly branch: { readonly code: string; readonly name: string };
    readonly carName: string;
    /** As customers see them; the first one stands for the item. */
    readonly pictures: readonly Picture[];
  },
): string {
  const { priceCents } = item;
  if (priceCents === null) return '';
  const type = partTypeOf(item.partType);
  const name = type ? nameOf(type, asPosition(item.position), 'es') : item.partType;
  const isUsed = item.kind === 'unit';
  const title = [name, at.carName, isUsed ? 'usada' : item.maker]
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, 150);
  const code = item.serial ?? item.partNumber;
  const details = [
    title,
    isUsed && item.grade !== null ? `grado ${item.grade}` : '',
    isUsed && item.odometerKm !== null ? `${item.odometerKm} km` : '',
    item.colour ?? '',
    `sucursal ${at.branch.name}`,
  ];
  const fields: readonly (readonly [string, string])[] = [
    ['g:id', isUsed ? code : `${code}-${at.branch.code}`.slice(0, 50)],
    ['g:title', title],
    ['g:description', details.filter((text) => text !== '').join(', ')],
    ['g:link', new URL(`/pieza/${encodeURIComponent(code)}`, at.site).href],
    ...pictureFields(at.pictures, at.site),
    ['g:price', `${pesos(priceCents)} MXN`],
    ['g:availability', 'in_stock'],
    ['g:condition', isUsed ? 'used' : 'new'],
    ['g:brand', item.maker],
    ['g:mpn', item.partNumber],
    ['g:google_product_category', CATEGORY],
    ['g:product_type', [SYSTEM_NAMES.get(type?.system ?? ''), type?.es].filter(Boolean).join(' > ')],
    ['g:store_code', at.branch.code],
    ['g:quantity', String(item.onHand - item.reserved)],
  ];
  return `<item>${fields.map(([field, value]) => `<${field}>${xmlText(value)}</${field}>`).join('')}</item>\n`;
}

/** Google takes one picture and ten more. */
const MOST_MORE = 10;
const PICTURE_EDGE = 1_280;

function pictureFields(pictures: readonly Picture[], site: URL): (readonly [string, string])[] {
  return pictures
    .slice(0, 1 + MOST_MORE)
    .map((picture, at) => [
      at === 0 ? 'g:image_link' : 'g:additional_image_link',
      new URL(pictureAtLeast(picture, PICTURE_EDGE, 'jpg'), site).href,
    ]);
}
