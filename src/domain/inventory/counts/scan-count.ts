import { createHash } from 'node:crypto';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { authorize, publicChainScope, requireStaff } from '#domain/identity';
import type { Database } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import { normalizePartNumber } from '#shared/part-number.ts';
import type { BranchScope } from '#shared/scope.ts';
import { answerKeyed } from '../answer-keyed.ts';
import { fromEveryDatabase } from '../chain-stock.ts';
import { asSerial, codeOfScan } from '../piece-code.ts';
import { CountScanReceipt, type CountScan, type CountScanned, type CountScope } from './contract.ts';
import {
  branchOfSerial,
  holdLine,
  insertScan,
  itemOfSerial,
  itemsOfNumber,
  onHandNow,
  partsOfNumber,
  type NewLine,
  type ScannedItem,
} from './count.queries.ts';
import { findCount, scopeOf } from './read-count.ts';
import { closed } from './run-count.ts';

/** What a scanned code is, for this branch. */
interface Thing extends NewLine, Pick<CountScanned, 'kind' | 'partType' | 'position' | 'maker'> {}

/**
 * Adds what somebody saw to a count, with what was on hand at this moment. A used piece counts once: scanning it
 * again adds nothing and says so. Throws `inventory.count_not_found`, `inventory.count_closed`,
 * `inventory.count_ambiguous` with the choices, or `inventory.count_below_zero`.
 */
// eslint-disable-next-line multipartes/use-case-guards -- the scan is its own record: who, what, when, and it is only ever added
export async function scanCount(
  ctx: Ctx,
  scope: BranchScope,
  input: CountScan & { countId: string },
): Promise<IdempotentAnswer<CountScanReceipt>> {
  authorize(ctx, 'stock:count', scope.branchId);
  if (ctx.idempotency?.key !== input.id) throw new DomainError('request.key_mismatch', 'invalid');
  const { userId, name } = requireStaff(ctx);
  const db = ctx.placement.branch(scope);
  const known = await findCount(db, scope, input.countId);
  const thing = await thingOf(ctx, scope, { ...input, filter: scopeOf(known), countKey: known.id });
  const deed = { db, scope, operation: 'scanCount', answer: CountScanReceipt };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const at = ctx.now();
    const count = await findCount(tx, scope, input.countId, 'share');
    if (count.status !== 'counting') throw closed();
    const { round, counted } = await holdLine(tx, scope, count.id, thing);
    const isRepeated = thing.kind === 'unit' && input.quantity > 0 && counted > 0;
    const quantity = isRepeated ? 0 : thing.kind === 'unit' ? Math.sign(input.quantity) : input.quantity;
    if (counted + quantity < 0) throw new DomainError('inventory.count_below_zero', 'invalid');
    if (quantity !== 0) {
      await insertScan(tx, scope, {
        id: uuidToBytes(input.id),
        countId: count.id,
        lineId: thing.id,
        round,
        quantity,
        onHandThen: thing.stockItemId ? await onHandNow(tx, scope, thing.stockItemId) : 0,
        bin: input.bin ?? null,
        scannedBy: userId,
        at,
      });
    }
    const { code, kind, partType, position, maker } = thing;
    await remember({
      id: input.id,
      lineId: bytesToUuid(thing.id),
      ...{ code, kind, partType, position, maker, quantity },
      bin: input.bin ?? null,
      by: name,
      at: at.toISOString(),
      counted: counted + quantity,
      isRepeated,
    });
  });
}

interface Wanted {
  readonly code: string;
  readonly stockItemId?: string | undefined;
  readonly filter: CountScope;
  readonly countKey: Buffer;
}

async function thingOf(ctx: Ctx, scope: BranchScope, wanted: Wanted): Promise<Thing> {
  const db = ctx.placement.branch(scope);
  const code = codeOfScan(wanted.code);
  const serial = asSerial(code);
  if (serial !== null) {
    const [own] = await itemOfSerial(db, scope, serial, wanted.filter);
    return own ? ownThing(own) : strangerPiece(ctx, scope, { ...wanted, serial });
  }
  const pnNorm = normalizePartNumber(code);
  const items = pnNorm === '' ? [] : await itemsOfNumber(db, scope, pnNorm, wanted.filter);
  const item = chosenOf(items, wanted.stockItemId);
  return item ? ownThing(item) : unstockedPart(db, { ...wanted, code, pnNorm });
}

function chosenOf(items: readonly ScannedItem[], wanted: string | undefined): ScannedItem | undefined {
  if (wanted !== undefined) return items.find(({ id }) => bytesToUuid(id) === wanted);
  if (items.length < 2) return items[0];
  throw new DomainError('inventory.count_ambiguous', 'conflict', {
    choices: items.map(({ id, maker, partType, position }) => ({
      stockItemId: bytesToUuid(id),
      maker,
      partType,
      position,
    })),
  });
}

function ownThing(item: ScannedItem): Thing {
  const { id, kind, code, partId, partType, position, maker } = item;
  return {
    id,
    stockItemId: id,
    ...{ kind, code, partId, partType, position, maker },
    elsewhereId: null,
    inScope: item.inScope === 1,
  };
}

async function strangerPiece(
  ctx: Ctx,
  scope: BranchScope,
  { serial, countKey }: Wanted & { serial: string },
): Promise<Thing> {
  const found = await fromEveryDatabase(ctx, (db) => branchOfSerial(db, publicChainScope(), serial));
  const other = found.find(({ branchId }) => branchId !== scope.branchId);
  return {
    id: lineIdOf(countKey, serial),
    stockItemId: null,
    partId: null,
    code: serial,
    kind: other ? 'elsewhere' : 'unknown',
    partType: other?.partType ?? null,
    position: other?.position ?? null,
    maker: other?.maker ?? null,
    elsewhereId: other?.branchId ?? null,
    inScope: true,
  };
}

async function unstockedPart(
  db: Database,
  { code, pnNorm, countKey }: Wanted & { pnNorm: string },
): Promise<Thing> {
  const [part] = pnNorm === '' ? [] : await partsOfNumber(db, pnNorm);
  const text = part?.partNumber ?? code.toUpperCase().slice(0, 60);
  return {
    id: lineIdOf(countKey, pnNorm === '' ? text : pnNorm),
    stockItemId: null,
    partId: part?.partId ?? null,
    code: text,
    kind: part ? 'new' : 'unknown',
    partType: part?.partType ?? null,
    position: part?.position ?? null,
    maker: part?.maker ?? null,
    elsewhereId: null,
    inScope: true,
  };
}

/** The same code in the same count is the same line. */
function lineIdOf(countKey: Buffer, code: string): Buffer {
  const id = createHash('sha256').update(countKey).update(code).digest().subarray(0, 16);
  id.writeUInt8((id.readUInt8(6) & 0x0f) | 0x80, 6);
  id.writeUInt8((id.readUInt8(8) & 0x3f) | 0x80, 8);
  return id;
}
