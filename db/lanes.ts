import { setImmediate as atEndOfTurn } from 'node:timers/promises';
import type { BranchScope } from '../src/domain/shared/scope.ts';
import type { Database } from './client.ts';
import { failpoint } from './failpoint.ts';

// A lane does the deeds of one kind in one branch group by group: whoever comes while a group is under way waits, and
// all who wait go next, in one transaction. No timer: a deed that meets an empty lane begins at once, and the busier a
// branch is the more share one commit. Lanes of a database take half of its connections at most: those who read need
// some too, and a lane that waits for one gathers company. A group that fails is done again one by one, beside the lane, so what is wrong
// with one deed fails that one alone and holds up nobody.

/** What a deed of a group came to. A refusal is the deed's own; its neighbours are done. */
export type Outcome<Answer> =
  { readonly kind: 'done'; readonly answer: Answer } | { readonly kind: 'refused'; readonly error: unknown };

/** A deed that can be done in company. Deeds of the same name in the same branch share a lane. */
export interface GroupedDeed<Entry, Answer> {
  readonly name: string;
  /** How much of a group an entry takes; an entry heavier than a whole group goes alone. */
  weightOf(entry: Entry): number;
  /**
   * Does a group in one transaction, in the order in which it came; answers an outcome for each, in that order.
   * Rejects when nothing was done. Must stand being run again for any of them.
   */
  run(db: Database, scope: BranchScope, group: readonly Entry[]): Promise<readonly Outcome<Answer>[]>;
  /** Whether a failure is everybody's, such as a database that is away: then nobody is tried alone. */
  isShared(error: unknown): boolean;
}

/** How much the lanes of a process have done. */
export interface LaneFigures {
  /** Deeds that were done or refused. */
  readonly deeds: number;
  /** Transactions that carried them. */
  readonly groups: number;
  /** Deeds of failed groups, each tried again alone. */
  readonly apart: number;
}

export interface Lanes {
  readonly figures: LaneFigures;
  join<Entry, Answer>(
    place: { readonly db: Database; readonly scope: BranchScope },
    deed: GroupedDeed<Entry, Answer>,
    entry: Entry,
  ): Promise<Answer>;
  /** Resolves when nothing is under way and nobody waits. */
  idle(): Promise<void>;
}

const MOST_ENTRIES = 64;
const MOST_WEIGHT = 256;
/** Deeds of failed groups of one lane that run at the same time. */
const MOST_APART = 4;

interface Waiting {
  readonly entry: unknown;
  readonly weight: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Run = (group: readonly unknown[]) => Promise<readonly Outcome<unknown>[]>;

interface Lane {
  gate: Gate;
  /** On the database that the branch is in now. */
  run: Run;
  isShared: (error: unknown) => boolean;
  readonly waiting: Waiting[];
  readonly apart: Waiting[];
  isRunning: boolean;
  apartRunning: number;
}

/** Lets so many in at a time; the others wait in line. */
interface Gate {
  free: number;
  readonly line: (() => void)[];
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  const gates = new WeakMap<Database, Gate>();
  const figures = { deeds: 0, groups: 0, apart: 0 };
  let underWay = 0;
  let onIdle: (() => void)[] = [];

  function gateOf(db: Database): Gate {
    let gate = gates.get(db);
    if (!gate) gates.set(db, (gate = { free: Math.max(1, Math.floor(db.connectionLimit / 2)), line: [] }));
    return gate;
  }

  function laneOf(key: string, work: Pick<Lane, 'gate' | 'run' | 'isShared'>): Lane {
    const known = lanes.get(key);
    if (known) return Object.assign(known, work);
    const lane: Lane = { ...work, waiting: [], apart: [], isRunning: false, apartRunning: 0 };
    lanes.set(key, lane);
    return lane;
  }

  function settle(waiting: Waiting, outcome: Outcome<unknown>): void {
    figures.deeds += 1;
    if (outcome.kind === 'done') waiting.resolve(outcome.answer);
    else waiting.reject(outcome.error);
    underWay -= 1;
    if (underWay > 0) return;
    for (const resolve of onIdle) resolve();
    onIdle = [];
  }

  async function work(lane: Lane): Promise<void> {
    while (lane.waiting.length > 0) {
      // The rest of this turn of the loop may bring company; those just answered are among the first to come again.
      await atEndOfTurn();
      const { gate } = lane;
      await enter(gate);
      await doTogether(lane, nextGroup(lane.waiting));
      leave(gate);
    }
    lane.isRunning = false;
  }

  async function doTogether(lane: Lane, group: readonly Waiting[]): Promise<void> {
    figures.groups += 1;
    try {
      await failpoint('lane before');
      const outcomes = await lane.run(group.map(({ entry }) => entry));
      await failpoint('lane after');
      for (const [index, waiting] of group.entries()) settle(waiting, outcomes[index] ?? forgotten());
    } catch (error) {
      if (group.length === 1 || lane.isShared(error)) {
        for (const waiting of group) settle(waiting, { kind: 'refused', error });
      } else {
        figures.apart += group.length;
        lane.apart.push(...group);
        workApart(lane);
      }
    }
  }

  function workApart(lane: Lane): void {
    while (lane.apartRunning < MOST_APART) {
      const waiting = lane.apart.shift();
      if (!waiting) return;
      lane.apartRunning += 1;
      void doTogether(lane, [waiting]).finally(() => {
        lane.apartRunning -= 1;
        workApart(lane);
      });
    }
  }

  return {
    figures,
    join<Entry, Answer>(
      { db, scope }: { readonly db: Database; readonly scope: BranchScope },
      deed: GroupedDeed<Entry, Answer>,
      entry: Entry,
    ): Promise<Answer> {
      const lane = laneOf(`${deed.name} ${scope.branchId}`, {
        gate: gateOf(db),
        run: (group) => deed.run(db, scope, group as readonly Entry[]),
        isShared: deed.isShared,
      });
      const { waiting } = lane;
      const weight = deed.weightOf(entry);
      underWay += 1;
      const answer = new Promise<unknown>((resolve, reject) => {
        waiting.push({ entry, weight, resolve, reject });
      });
      if (!lane.isRunning) {
        lane.isRunning = true;
        void work(lane);
      }
      return answer as Promise<Answer>;
    },
    idle: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => onIdle.push(resolve))),
  };
}

async function enter(gate: Gate): Promise<void> {
  if (gate.free === 0) return new Promise((resolve) => gate.line.push(resolve));
  gate.free -= 1;
}

/** Whoever is first in line takes the place. */
function leave(gate: Gate): void {
  const next = gate.line.shift();
  if (next) next();
  else gate.free += 1;
}

/** Takes the first who wait off the queue: as many as fit, one at least. */
function nextGroup(waiting: Waiting[]): Waiting[] {
  let weight = 0;
  let count = 0;
  for (const next of waiting) {
    weight += next.weight;
    if (count === MOST_ENTRIES || (count > 0 && weight > MOST_WEIGHT)) break;
    count += 1;
  }
  return waiting.splice(0, count);
}

function forgotten(): Outcome<never> {
  return { kind: 'refused', error: new Error('Invariant broken: a deed has an outcome') };
}
