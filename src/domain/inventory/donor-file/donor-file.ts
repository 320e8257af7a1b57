import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { authorize, staffNames } from '#domain/identity';
import { LONGEST_EDGE, type Picture } from '#contract/media';
import { countUpload, type MediaLibrary, type StoredObject, type TakeIn } from '#domain/media';
import type { Executor, Tx } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { DonorChange, DonorFile, PaperDraft } from './contract.ts';
import { assertNoPaper } from './paper-pictures.ts';
import {
  costsOf,
  donorPhotosOf,
  donorState,
  holdLeftPieces,
  moveBins,
  papersOf,
  removeDonorPhotoRow,
  removePaperRow,
  returnsOf,
  setDonor,
  setPaperPicture,
  writeCost,
  writeDonorPhoto,
  writePaper,
  type CostKind,
  type DonorState,
  type PaperRow,
} from './donor-file.queries.ts';

const MAX_PHOTOS = 24;

/** The papers, photographs, costs and return of a car. Throws `inventory.donor_not_found`. */
export async function readDonorFile(ctx: Ctx, scope: BranchScope, id: string): Promise<DonorFile> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const db = ctx.placement.branch(scope);
  const donor = await findDonor(db, scope, id, false);
  const [papers, photos, costs, returns] = await Promise.all([
    papersOf(db, scope, donor.id),
    donorPhotosOf(db, scope, donor.id),
    costsOf(db, scope, donor.id),
    returnsOf(db, scope, donor.id),
  ]);
  const names = await staffNames(
    ctx,
    papers.map(({ addedBy }) => addedBy),
  );
  const costOf = (kind: CostKind) => costs.find((cost) => cost.kind === kind)?.costCents ?? null;
  const known = [donor.costCents, ...costs.map(({ costCents }) => costCents)].filter((cost) => cost !== null);
  return {
    version: donor.version,
    yardPosition: donor.yardPosition,
    status: donor.status,
    papers: papers.map((paper) => toPaper(paper, names)),
    photos: photos.map(({ id: photoId, mediaHash, width, height }) => ({
      id: bytesToUuid(photoId),
      hash: mediaHash.toString('hex'),
      width,
      height,
    })),
    costs: {
      purchaseCents: donor.costCents,
      towCents: costOf('tow'),
      papersCents: costOf('papers'),
      otherCents: costOf('other'),
    },
    returns: {
      costCents: known.length === 0 ? null : known.reduce((sum, cost) => sum + cost, 0),
      soldPieces: Number(returns?.soldPieces ?? 0),
      soldCents: Number(returns?.soldCents ?? 0),
      leftPieces: Number(returns?.leftPieces ?? 0),
      leftCents: Number(returns?.leftCents ?? 0),
      unpriced: Number(returns?.unpriced ?? 0),
      writtenOff: Number(returns?.writtenOff ?? 0),
    },
  };
}

function toPaper(paper: PaperRow, names: ReadonlyMap<number, string>): DonorFile['papers'][number] {
  const { kind, number, issuedOn, issuer, mediaHash, width, height, addedBy } = paper;
  return {
    id: bytesToUuid(paper.id),
    ...{ kind, number, issuedOn, issuer },
    photo: mediaHash && width !== null && height !== null ? { width, height } : null,
    addedBy: addedBy === null ? null : (names.get(addedBy) ?? null),
    addedAt: paper.addedAt.toISOString(),
  };
}

export async function findDonor(
  db: Executor,
  scope: BranchScope,
  id: string,
  lock: boolean,
): Promise<DonorState> {
  const donor = await donorState(db, scope, uuidToBytes(id), lock);
  if (!donor) throw new DomainError('inventory.donor_not_found', 'not_found');
  return donor;
}

/**
 * Moves a car in the yard, with the pieces that lie in it, and writes down what it cost. Throws
 * `inventory.donor_not_found` or `inventory.donor_changed`.
 */
export function changeDonor(
  ctx: Ctx,
  scope: BranchScope,
  input: DonorChange & { id: string },
): Promise<DonorFile> {
  return change(ctx, scope, input.id, async (tx, donor, at) => {
    if (donor.version !== input.version) throw new DomainError('inventory.donor_changed', 'conflict');
    const { yardPosition, costs } = input;
    const by = actorId(ctx.actor);
    await setDonor(tx, scope, { id: donor.id, yardPosition, costCents: costs.purchaseCents });
    for (const [kind, costCents] of [
      ['tow', costs.towCents],
      ['papers', costs.papersCents],
      ['other', costs.otherCents],
    ] as const) {
      await writeCost(tx, scope, donor.id, { kind, costCents, by, at });
    }
    const moved =
      donor.yardPosition === yardPosition ? [] : await moveCarried(tx, scope, donor, { yardPosition, at });
    return { place: { before: donor.yardPosition, after: yardPosition, pieces: moved.length }, costs };
  });
}

/** Pieces that are still where the car was go with it. */
async function moveCarried(
  tx: Tx,
  scope: BranchScope,
  donor: DonorState,
  { yardPosition, at }: { yardPosition: string | null; at: Date },
): Promise<Buffer[]> {
  const carried = (await holdLeftPieces(tx, scope, donor.id)).filter(({ bin }) => bin === donor.yardPosition);
  const ids = carried.map(({ id }) => id);
  if (ids.length > 0) await moveBins(tx, scope, ids, { bin: yardPosition, at });
  return ids;
}

/** Writes down a paper of a car; the same kind and number again corrects it. */
export function addPaper(
  ctx: Ctx,
  scope: BranchScope,
  input: { donorId: string; paper: PaperDraft },
): Promise<DonorFile> {
  return change(ctx, scope, input.donorId, async (tx, donor, at) => {
    await writePaper(tx, scope, donor.id, { ...input.paper, by: actorId(ctx.actor), at });
    return { paper: input.paper };
  });
}

/** Throws `inventory.paper_not_found`. */
export function removePaper(
  ctx: Ctx,
  scope: BranchScope,
  input: { donorId: string; paperId: string },
): Promise<DonorFile> {
  return change(ctx, scope, input.donorId, async (tx, donor, at) => {
    const id = uuidToBytes(input.paperId);
    if (!(await removePaperRow(tx, scope, donor.id, { id, at }))) throw paperNotFound();
    return { removedPaper: input.paperId };
  });
}

interface TakesPicture {
  readonly donorId: string;
  readonly takeIn: (how: TakeIn) => Promise<Picture>;
}

/** Keeps the photograph of a paper, for those who may see the paper. Throws `inventory.paper_not_found`, or what `takeIn` refuses. */
export async function photographPaper(
  ctx: Ctx,
  scope: BranchScope,
  input: TakesPicture & { paperId: string },
): Promise<DonorFile> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const db = ctx.placement.branch(scope);
  const { id: donorId } = await findDonor(db, scope, input.donorId, false);
  const paperId = uuidToBytes(input.paperId);
  const known = await papersOf(db, scope, donorId);
  if (!known.some(({ id }) => id.equals(paperId))) throw paperNotFound();
  await countUpload(ctx, `branch ${scope.branchId}`);
  const { hash, width, height } = await input.takeIn({ isPrivate: true });
  return change(ctx, scope, input.donorId, async (tx, donor) => {
    const picture = { id: paperId, mediaHash: Buffer.from(hash, 'hex'), width, height };
    if (!(await setPaperPicture(tx, scope, donor.id, picture))) throw paperNotFound();
    return { paper: input.paperId, picture: hash };
  });
}

/**
 * The photograph of a paper: the size whose longest side is at least `edge`. Throws `inventory.donor_not_found`,
 * `inventory.paper_not_found` or `inventory.photo_not_found`.
 */
export async function readPaperPhoto(
  ctx: Ctx,
  scope: BranchScope,
  input: {
    readonly donorId: string;
    readonly paperId: string;
    readonly edge?: number | undefined;
    readonly media: Pick<MediaLibrary, 'openPrivate'>;
  },
): Promise<StoredObject> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const db = ctx.placement.branch(scope);
  const { id: donorId } = await findDonor(db, scope, input.donorId, false);
  const paperId = uuidToBytes(input.paperId);
  const paper = (await papersOf(db, scope, donorId)).find(({ id }) => id.equals(paperId));
  if (!paper) throw paperNotFound();
  const { mediaHash, width, height } = paper;
  if (!mediaHash || width === null || height === null) throw photoNotFound();
  const picture = { hash: mediaHash.toString('hex'), width, height };
  const stored = await input.media.openPrivate(picture, input.edge ?? LONGEST_EDGE);
  if (!stored) throw photoNotFound();
  return stored;
}

/**
 * Keeps a photograph of the whole car. Throws `inventory.too_many_photos`, `inventory.photo_is_paper`, or what `takeIn`
 * refuses.
 */
export async function photographDonor(ctx: Ctx, scope: BranchScope, input: TakesPicture): Promise<DonorFile> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const db = ctx.placement.branch(scope);
  const { id } = await findDonor(db, scope, input.donorId, false);
  if ((await donorPhotosOf(db, scope, id)).length >= MAX_PHOTOS) {
    throw new DomainError('inventory.too_many_photos', 'conflict', { most: MAX_PHOTOS });
  }
  await countUpload(ctx, `branch ${scope.branchId}`);
  const allow = (sent: string) => assertNoPaper(db, scope, sent);
  const { hash, width, height } = await input.takeIn({ allow });
  return change(ctx, scope, input.donorId, async (tx, donor, at) => {
    await writeDonorPhoto(tx, scope, donor.id, {
      id: uuidv7(at.getTime()),
      mediaHash: Buffer.from(hash, 'hex'),
      ...{ width, height, at },
      by: actorId(ctx.actor),
    });
    return { picture: hash };
  });
}

/** Throws `inventory.photo_not_found`. */
export function removeDonorPhoto(
  ctx: Ctx,
  scope: BranchScope,
  input: { donorId: string; photoId: string },
): Promise<DonorFile> {
  return change(ctx, scope, input.donorId, async (tx, donor, at) => {
    const id = uuidToBytes(input.photoId);
    if (!(await removeDonorPhotoRow(tx, scope, donor.id, { id, at }))) {
      throw photoNotFound();
    }
    return { removedPicture: input.photoId };
  });
}

/** One change of a car's file: the car held, the work, who did it, and the event. */
async function change(
  ctx: Ctx,
  scope: BranchScope,
  id: string,
  work: (tx: Tx, donor: DonorState, at: Date) => Promise<Record<string, unknown>>,
): Promise<DonorFile> {
  authorize(ctx, 'stock:receive', scope.branchId);
  await transaction(ctx.placement.branch(scope), async (tx) => {
    const donor = await findDonor(tx, scope, id, true);
    const detail = await work(tx, donor, ctx.now());
    await audit(tx, ctx, scope, { action: 'donor.change', subject: `donor ${id}`, detail });
    await emitEvent(tx, ctx, scope, { topic: 'donor.changed', tags: [], facts: { donorId: id } });
  });
  return readDonorFile(ctx, scope, id);
}

function photoNotFound(): DomainError {
  return new DomainError('inventory.photo_not_found', 'not_found');
}

function paperNotFound(): DomainError {
  return new DomainError('inventory.paper_not_found', 'not_found');
}
