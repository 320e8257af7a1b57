import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { audit } from '#domain/audit';
import { isGranted } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { countShortOut, lockDrawer, type LockedDrawer } from './drawer.queries.ts';
import { moneyOf } from './shift-money.ts';
import { assertShiftOpen, assertTakesDocument } from './shift-open.ts';

// A drawer cannot give what is not in it. The counting is blind (docs/decisions/0014-shifts.md), so a clerk is not told
// what there is, only that it is not enough; and asking again and again would tell as much, so in one shift they are
// answered three times. Who reviews shifts may look anyway, and is told.

/** Times in a shift that a clerk hears that the drawer has less; then cash leaves it by a supervisor only. */
const MAX_SHORT_OUTS = 3;

/** A document that may take cash out of the drawer of a shift. */
interface CashOut {
  readonly shiftId: string;
  readonly terminalId: number;
  /** False: it takes none, and nobody has to wait for it. */
  readonly isCash: boolean;
}

export interface Drawer {
  /** First of the drawer's rows; as `assertShiftOpen`. Throws `sales.drawer_supervisor` too. */
  open(tx: Tx): Promise<void>;
  /**
   * Last of all in the transaction, so that nobody learns anything by a document that is refused for something else.
   * Throws `sales.drawer_short`, or `sales.drawer_holds` with the amount for who may know it.
   */
  assertCovers(tx: Tx, cashCents: number): Promise<void>;
}

/** Runs a deed that takes cash out of a drawer; when the drawer has less, that it was asked for stays on record. */
export async function outOfDrawer<Result>(
  ctx: Ctx,
  scope: BranchScope,
  out: CashOut,
  deed: (drawer: Drawer) => Promise<Result>,
): Promise<Result> {
  try {
    return await deed(out.isCash ? drawerOf(ctx, scope, out) : closedDrawer(scope, out));
  } catch (error) {
    if (error instanceof ShortDrawer) {
      await noteShortOut(ctx, scope, out, error.askedCents);
      throw new DomainError('sales.drawer_short', 'conflict', {}, { cause: error });
    }
    throw error;
  }
}

/** On its way to the one who writes it down. */
class ShortDrawer extends Error {
  override readonly name = 'ShortDrawer';
  readonly askedCents: number;
  constructor(askedCents: number) {
    super('The drawer has less');
    this.askedCents = askedCents;
  }
}

function closedDrawer(scope: BranchScope, out: CashOut): Drawer {
  return { open: (tx) => assertShiftOpen(tx, scope, out), assertCovers: () => Promise.resolve() };
}

function drawerOf(ctx: Ctx, scope: BranchScope, out: CashOut): Drawer {
  const { actor } = ctx;
  const mayKnow = actor.type === 'staff' && isGranted(actor.role, 'shift:review');
  let locked: LockedDrawer | undefined;
  return {
    async open(tx) {
      // Not held first and locked then: two who do that wait for each other.
      locked = await lockDrawer(tx, scope, out.shiftId);
      assertTakesDocument(out, new Map(locked ? [[out.shiftId, locked]] : []));
      if (!mayKnow && locked && locked.shortOuts >= MAX_SHORT_OUTS)
        throw new DomainError('sales.drawer_supervisor', 'forbidden');
    },
    async assertCovers(tx, cashCents) {
      invariant(locked !== undefined, 'a drawer is opened before it is looked into');
      const money = (await moneyOf(tx, scope, [{ ...locked, countNo: 0 }])).get(locked.id.toString('hex'));
      const leftCents = money?.cash.expectedCents ?? 0;
      if (leftCents >= 0) return;
      if (!mayKnow) throw new ShortDrawer(cashCents);
      throw new DomainError('sales.drawer_holds', 'conflict', { availableCents: leftCents + cashCents });
    },
  };
}

// eslint-disable-next-line multipartes/use-case-guards -- of a deed that was authorized before it was refused
function noteShortOut(
  ctx: Ctx,
  scope: BranchScope,
  { shiftId }: CashOut,
  amountCents: number,
): Promise<void> {
  return transaction(ctx.placement.branch(scope), async (tx) => {
    await countShortOut(tx, scope, shiftId);
    await audit(tx, ctx, scope, {
      action: 'cash.short',
      subject: `shift ${shiftId}`,
      detail: { amountCents },
    });
  });
}
