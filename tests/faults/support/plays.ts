import {
  adjustmentOf,
  arrivalOf,
  cashMoveOf,
  holdOf,
  holdPaymentOf,
  holdReleaseOf,
  holdSaleOf,
  picksOf,
  returnOf,
  saleOf,
  sendingOf,
  settlementOf,
  shiftClosingOf,
  shiftCountOf,
  shiftOpeningOf,
  transferOf,
  type Desk,
} from './deeds.ts';
import type { Deed } from './journal.ts';
import type { Scene } from './scene.ts';
import type { YardBranch } from './yard.ts';

/** Where a play takes place: nobody else uses these branches meanwhile. */
export interface Stage {
  readonly scene: Scene;
  readonly desk: Desk;
  readonly other: Desk;
}

/** One deed with what has to be there before it. */
export interface Play {
  readonly name: string;
  /** What its transaction is called in the product. */
  readonly deed: string;
  /** Steps outside of its transaction that belong to it. */
  readonly steps: readonly string[];
  /** Makes what it needs and answers the deeds to be sent together, the one to be watched last. */
  prepare(stage: Stage): Promise<readonly Deed[]>;
  /** Its transaction begins after the deed is answered: another branch hears of it. */
  readonly isHeard?: true;
}

const answerStep = (operation: string) => [`answer ${operation}`];

export const PLAYS: readonly Play[] = [
  {
    name: 'sale',
    deed: 'recordSale',
    steps: ['lane before', 'lane after', 'answer recordSale'],
    prepare: async ({ scene, desk }) => [await saleOfOne(scene, desk)],
  },
  {
    name: 'sales together',
    deed: 'recordSale',
    steps: ['lane before', 'lane after', 'answer recordSale'],
    async prepare({ scene, desk }) {
      const item = await scene.yard.bulk(desk.branch, 100);
      const first = desk.till.next.sale;
      desk.till.next.sale += 8;
      return Array.from({ length: 8 }, (_, index) => saleOf(desk, [{ item, quantity: 1 }], first + index));
    },
  },
  {
    ...keyed('recordSale', async ({ scene, desk }) => {
      const vale = await valeOf(scene, desk);
      const item = await scene.yard.bulk(desk.branch, 10);
      const amountCents = Math.min(vale.amountCents, item.priceCents) - 1_00;
      const deed = saleOf(desk, [{ item, quantity: 1 }], desk.till.next.sale, { ...vale, amountCents });
      desk.till.next.sale += 1;
      return deed;
    }),
    name: 'sale with a vale',
    steps: ['lane before', 'lane after', 'answer recordSale'],
  },
  keyed('recordReturn', async ({ scene, desk }) => backOf(scene, desk)),
  keyed('createHold', async ({ scene, desk }) => holdOfOne(scene, desk)),
  keyed('payHold', async ({ scene, desk }) => {
    const hold = await heldPiece(scene, desk);
    return holdPaymentOf(desk, hold, 100_00);
  }),
  {
    ...keyed('payHold', async ({ scene, desk, other }) => {
      const hold = await heldPiece(scene, other);
      return holdPaymentOf(desk, hold, 100_00);
    }),
    name: 'payHold elsewhere',
  },
  keyed('completeHold', async ({ scene, desk }) => {
    const hold = await heldPiece(scene, desk);
    const deed = holdSaleOf(desk, hold, hold.dueCents);
    desk.till.next.sale += 1;
    return deed;
  }),
  keyed('releaseHold', async ({ scene, desk }) => {
    const hold = await heldPiece(scene, desk);
    return holdReleaseOf(desk, hold, hold.backCents);
  }),
  keyed('adjustStock', async ({ scene, desk: { branch } }) => {
    const item = await scene.yard.bulk(branch, 20);
    return adjustmentOf(branch, item, { countedOnHand: 17, version: 1 });
  }),
  keyed('requestTransfer', async ({ scene, desk: { branch }, other }) => {
    const item = await scene.yard.unit(branch);
    return transferOf(branch, other.branch, [{ item, quantity: 1 }]);
  }),
  {
    name: 'pickTransfer',
    deed: 'pickTransfer',
    steps: answerStep('pickTransfer'),
    async prepare({ scene, desk: { branch }, other }) {
      const item = await scene.yard.bulk(branch, 9);
      const { id } = await scene.make(transferOf(branch, other.branch, [{ item, quantity: 3 }]));
      return [picksOf(branch, String(id), [3])];
    },
  },
  keyed('sendTransfer', async ({ scene, desk: { branch }, other }) =>
    sendingOf(branch, await picked(scene, branch, other.branch)),
  ),
  keyed('receiveTransfer', async ({ scene, desk: { branch }, other }) =>
    arrivalOf(branch, await sent(scene, other.branch, branch), [1, 3]),
  ),
  keyed('settleTransfer', async ({ scene, desk: { branch }, other }) =>
    settlementOf(branch, await differing(scene, branch, other.branch), [
      { line: 1, returned: 1, writtenOff: 0 },
      { line: 2, returned: 1, writtenOff: 1 },
    ]),
  ),
  heard('transfer.sent', async ({ scene, desk: { branch }, other }) =>
    sendingOf(branch, await picked(scene, branch, other.branch)),
  ),
  heard('transfer.received', async ({ scene, desk: { branch }, other }) =>
    arrivalOf(branch, await sent(scene, other.branch, branch), [1, 2]),
  ),
  heard('units.moved', async ({ scene, desk: { branch }, other }) =>
    arrivalOf(branch, await sent(scene, other.branch, branch), [1, 3]),
  ),
  heard('transfer.settled', async ({ scene, desk: { branch }, other }) =>
    settlementOf(branch, await differing(scene, branch, other.branch), [
      { line: 1, returned: 1, writtenOff: 0 },
      { line: 2, returned: 2, writtenOff: 0 },
    ]),
  ),
  heard('hold.paid_elsewhere', async ({ scene, desk, other }) =>
    holdPaymentOf(desk, await heldPiece(scene, other), 100_00),
  ),
  keyed('openShift', async ({ scene, desk }) => {
    await scene.yard.noShift(desk.branch, desk.till);
    const deed = shiftOpeningOf(desk, 500_00);
    desk.till.shiftId = deed.key;
    return deed;
  }),
  keyed('moveCash', ({ desk }) => Promise.resolve(cashMoveOf(desk, 'in', 130_00))),
  keyed('countShift', async ({ scene, desk }) => {
    await scene.yard.freshShift(desk.branch, desk.till);
    await sell(scene, desk);
    return shiftCountOf(desk, 350_00);
  }),
  keyed('closeShift', async ({ scene, desk }) => {
    await scene.yard.freshShift(desk.branch, desk.till);
    await sell(scene, desk);
    await scene.make(shiftCountOf(desk, 350_00));
    return shiftClosingOf(desk);
  }),
];

/** Whether a play leaves its till without an open shift. */
export const endsShift = ({ deed }: Play) => deed === 'countShift' || deed === 'closeShift';

function keyed(operation: string, prepare: (stage: Stage) => Promise<Deed>): Play {
  return {
    name: operation,
    deed: operation,
    steps: answerStep(operation),
    prepare: async (stage) => [await prepare(stage)],
  };
}

function heard(topic: string, prepare: (stage: Stage) => Promise<Deed>): Play {
  return {
    name: `hear ${topic}`,
    deed: `hear ${topic}`,
    steps: [],
    prepare: async (stage) => [await prepare(stage)],
    isHeard: true,
  };
}

async function saleOfOne(scene: Scene, desk: Desk): Promise<Deed> {
  const item = await scene.yard.bulk(desk.branch, 10);
  const piece = await scene.yard.unit(desk.branch);
  const deed = saleOf(desk, [
    { item, quantity: 3 },
    { item: piece, quantity: 1 },
  ]);
  desk.till.next.sale += 1;
  return deed;
}

async function sell(scene: Scene, desk: Desk): Promise<void> {
  await scene.make(await saleOfOne(scene, desk));
}

/** A used piece back on the shelf for a vale, two of three others thrown away for cash. */
async function backOf(scene: Scene, desk: Desk): Promise<Deed> {
  const { id, lines } = await scene.make(await saleOfOne(scene, desk));
  const [bulk, unit] = lines as readonly { readonly unitPriceCents: number }[];
  if (!bulk || !unit) throw new Error('The sale has two lines');
  const deed = returnOf(desk, {
    saleId: String(id),
    lines: [
      { lineNo: 1, quantity: 2, reason: 'defective', outcome: 'scrap' },
      { lineNo: 2, quantity: 1, reason: 'does-not-fit', outcome: 'shelf' },
    ],
    cashCents: 2 * bulk.unitPriceCents,
    creditCents: unit.unitPriceCents,
  });
  desk.till.next.return += 1;
  return deed;
}

async function valeOf(scene: Scene, desk: Desk): Promise<{ code: string; amountCents: number }> {
  const { credit } = await scene.make(await backOf(scene, desk));
  const { code, issuedCents } = credit as { code: string; issuedCents: number };
  return { code, amountCents: issuedCents };
}

async function holdOfOne(scene: Scene, desk: Desk): Promise<Deed> {
  const item = await scene.yard.unit(desk.branch);
  const deed = holdOf(desk, [{ item, quantity: 1 }], Math.ceil(item.priceCents / 2));
  desk.till.next.hold += 1;
  return deed;
}

interface HeldPiece {
  readonly id: string;
  readonly dueCents: number;
  /** What is given back when it is cancelled now. */
  readonly backCents: number;
}

async function heldPiece(scene: Scene, desk: Desk): Promise<HeldPiece> {
  const hold = await scene.make(await holdOfOne(scene, desk));
  const paidCents = Number(hold['paidCents']);
  const keptCents = Math.round((paidCents * Number(hold['keptBp'])) / 10_000);
  return { id: String(hold['id']), dueCents: Number(hold['dueCents']), backCents: paidCents - keptCents };
}

/** A transfer of a used piece and three of a new part, in the box. */
async function picked(scene: Scene, from: YardBranch, to: YardBranch): Promise<string> {
  const wanted = [
    { item: await scene.yard.unit(from), quantity: 1 },
    { item: await scene.yard.bulk(from, 9), quantity: 3 },
  ];
  const { id } = await scene.make(transferOf(from, to, wanted));
  await scene.make(picksOf(from, String(id), [1, 3]));
  return String(id);
}

/** The same on its way, known at the other branch. */
async function sent(scene: Scene, from: YardBranch, to: YardBranch): Promise<string> {
  const id = await picked(scene, from, to);
  await scene.make(sendingOf(from, id));
  await untilState(scene, to, id, 'sent');
  return id;
}

/** The same received with the used piece and two of the others missing, known to the sender. */
async function differing(scene: Scene, from: YardBranch, to: YardBranch): Promise<string> {
  const id = await sent(scene, from, to);
  await scene.make(arrivalOf(to, id, [0, 1]));
  await untilState(scene, from, id, 'differing');
  return id;
}

const HEARD_MS = 15_000;

async function untilState(scene: Scene, branch: YardBranch, id: string, state: string): Promise<void> {
  const deadline = performance.now() + HEARD_MS;
  for (;;) {
    const [row] = await scene.db.rows<{ state: string }>(
      "SELECT state FROM transfers WHERE branch_id = ? AND id = UNHEX(REPLACE(?, '-', ''))",
      [branch.id, id],
    );
    if (row?.state === state) return;
    if (performance.now() > deadline) throw new Error(`Transfer ${id} is not ${state} at ${branch.code}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
